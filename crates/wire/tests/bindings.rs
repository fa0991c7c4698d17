//! The committed TypeScript says what the Rust types say.

use std::path::Path;

/// `UPDATE_BINDINGS=1` writes the file instead (that is what `cargo xtask codegen` does).
#[test]
fn the_committed_bindings_are_those_of_the_command_table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/host/bindings.ts");
    let wanted = wire::bindings();
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    if std::env::var_os("UPDATE_BINDINGS").is_some() && committed != wanted {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &wanted).unwrap();
        return;
    }
    assert!(
        committed == wanted,
        "ui/src/host/bindings.ts is out of date: run `cargo xtask codegen`"
    );
}
