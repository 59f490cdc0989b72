//! The `kiosque` program: see `kiosque --help`.

fn main() -> std::process::ExitCode {
    kiosque::cli::main(std::env::args_os())
}
