<?php
// What WordPress leaves of the HTML on stdin when an author without `unfiltered_html` saves it: wp_kses_post(); with the
// argument "autop", what the classic editor makes of it in addition. Runs the real code without a database.
// Usage: php wordpress.php FOLDER-OF-WORDPRESS [autop] < in.html > out.html
define( 'ABSPATH', rtrim( $argv[1], '/' ) . '/' );
define( 'WPINC', 'wp-includes' );
foreach ( array( 'compat', 'plugin', 'formatting', 'functions', 'l10n', 'shortcodes', 'kses' ) as $file ) {
	require_once ABSPATH . WPINC . "/$file.php";
}
// There is no database here to ask.
add_filter( 'pre_option_blog_charset', fn() => 'UTF-8' );
$html = stream_get_contents( STDIN );
$kept = wp_kses_post( $html );
echo isset( $argv[2] ) && $argv[2] === 'autop' ? wpautop( $kept ) : $kept;
