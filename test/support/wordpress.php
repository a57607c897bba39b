<?php
// What WordPress leaves of the HTML on stdin when an author without `unfiltered_html` saves it: wp_kses_post(); with the
// argument "autop", what the classic editor makes of it in addition. Runs the real code without a database.
// With "content", what a reader gets: all that runs over the text of a post, with a shortcode that says so.
// Usage: php wordpress.php FOLDER-OF-WORDPRESS [autop|content] < in.html > out.html
define( 'ABSPATH', rtrim( $argv[1], '/' ) . '/' );
define( 'WPINC', 'wp-includes' );
foreach ( array( 'compat', 'plugin', 'pomo/translations', 'pomo/mo', 'load', 'class-wp-textdomain-registry', 'formatting', 'functions', 'l10n', 'shortcodes', 'kses' ) as $file ) {
	require_once ABSPATH . WPINC . "/$file.php";
}
// There is no database here to ask.
add_filter( 'pre_option_blog_charset', fn() => 'UTF-8' );
$html = stream_get_contents( STDIN );
$kept = wp_kses_post( $html );
$mode = $argv[2] ?? '';
if ( $mode === 'content' ) {
	add_filter( 'pre_option_use_smilies', fn() => 1 );
	smilies_init();
	foreach ( array( 'gallery', 'caption', 'audio', 'embed', 'playlist', 'x' ) as $name ) {
		add_shortcode( $name, fn() => 'SHORTCODE' );
	}
	// In the order of wp-includes/default-filters.php; what would ask another site only marks the address.
	$kept = preg_replace( array( '|^(\s*)(https?://[^\s<>"]+)(\s*)$|im', '|(<p(?: [^>]*)?>\s*)(https?://[^\s<>"]+)(\s*<\/p>)|i' ), 'EMBED', $kept );
	echo convert_smilies( do_shortcode( shortcode_unautop( wpautop( wptexturize( $kept ) ) ) ) );
} else {
	echo $mode === 'autop' ? wpautop( $kept ) : $kept;
}
