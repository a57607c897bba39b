<?php
// A WordPress for tests: its settings for a database that is asked by a socket, all given by the environment. With --install it makes
// the tables and two users, an editor and a contributor, and prints an application password of each, as JSON.
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:' . getenv( 'VERSUS_TEST_SOCKET' ) );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
foreach ( array( 'AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT' ) as $key ) {
	define( $key, "of a test: $key" );
}
define( 'WP_HOME', getenv( 'VERSUS_TEST_URL' ) );
define( 'WP_SITEURL', getenv( 'VERSUS_TEST_URL' ) );
define( 'WP_CONTENT_DIR', getenv( 'VERSUS_TEST_CONTENT' ) );
define( 'WP_ENVIRONMENT_TYPE', 'local' );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'DISABLE_WP_CRON', true );
$table_prefix = 'wp_';
$is_install = in_array( '--install', $argv ?? array(), true );
if ( $is_install ) {
	define( 'WP_INSTALLING', true );
	$_SERVER['HTTP_HOST'] = '127.0.0.1';
	$_SERVER['REQUEST_METHOD'] = 'GET';
}
if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', '/usr/share/wordpress/' );
}
require_once ABSPATH . 'wp-settings.php';
if ( $is_install ) {
	require_once ABSPATH . 'wp-admin/includes/upgrade.php';
	add_filter( 'pre_wp_mail', '__return_true' );
	wp_install( 'A site for tests', 'admin', 'admin@example.org', false, '', 'admin' );
	$passwords = array();
	foreach ( array( 'administrator', 'author', 'editor', 'contributor' ) as $role ) {
		$id = wp_insert_user( array( 'user_login' => "a-$role", 'user_pass' => wp_generate_password(), 'user_email' => "$role@example.org", 'role' => $role ) );
		list( $passwords[ $role ] ) = WP_Application_Passwords::create_new_application_password( $id, array( 'name' => 'versus' ) );
	}
	echo json_encode( $passwords );
}
