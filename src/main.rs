//! The `kiosque` program: see `kiosque --help`.

/// Indexing makes many short-lived vectors in several threads.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    kiosque::cli::main(std::env::args_os())
}
