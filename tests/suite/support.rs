//! What the tests share: folders of articles, indexes over them, the program as a child process.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, SystemTime};

use jiff::civil::date;
use kiosque::fingerprint::fingerprint;
use kiosque::knowledge::Knowledge;
use kiosque::pipeline::{self, Report, Settings};
use kiosque::read::Options;
use kiosque::search::{Answer, Engine, Question};
use kiosque::store::StoreWriter;
use kiosque::store::local::{LocalStore, LocalWriter, WriterSettings};
use serde_json::Value;
use tempfile::TempDir;

/// The program.
pub const KIOSQUE: &str = env!("CARGO_BIN_EXE_kiosque");

/// Articles of `samples/`.
pub const SAMPLES: usize = 53;

static SAMPLES_INDEX: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = lasting_folder("samples");
    run(&folder, &settings(&[Path::new("samples")]));
    folder
});

static SAMPLES_ENGINE: LazyLock<Arc<Engine>> = LazyLock::new(|| Arc::new(engine(samples_index())));

/// The index of `samples/`, made once; tests only read it.
pub fn samples_index() -> &'static Path {
    &SAMPLES_INDEX
}

/// The engine over it.
pub fn samples_engine() -> Arc<Engine> {
    SAMPLES_ENGINE.clone()
}

/// The engine over an index; its today is 1 January 2027.
pub fn engine(index: &Path) -> Engine {
    let store = LocalStore::open(index, fingerprint(), false).unwrap();
    Engine::new(Box::new(store), Knowledge::embedded()).on(date(2027, 1, 1))
}

/// A folder that outlives its test, below the target folder; those of earlier runs are removed.
fn lasting_folder(name: &str) -> PathBuf {
    let parent = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let old = SystemTime::now() - Duration::from_secs(3600);
    for entry in fs::read_dir(parent).unwrap().flatten() {
        let ours = entry.file_name().to_string_lossy().starts_with(&format!("{name}-"));
        if ours && entry.metadata().and_then(|metadata| metadata.modified()).is_ok_and(|modified| modified < old) {
            _ = fs::remove_dir_all(entry.path());
        }
    }
    tempfile::Builder::new().prefix(&format!("{name}-")).tempdir_in(parent).unwrap().keep()
}

/// The settings of a run over some paths.
pub fn settings(paths: &[&Path]) -> Settings {
    Settings {
        paths: paths.iter().map(|path| path.to_path_buf()).collect(),
        read: Options::default(),
        jobs: 2,
        commit_every: Duration::from_secs(120),
    }
}

/// Opens an index for writing.
pub fn writer(index: &Path, rebuild: bool) -> kiosque::Result<LocalWriter> {
    LocalWriter::open(index, fingerprint(), &WriterSettings { threads: 1, memory: 32 << 20, rebuild })
}

/// Brings an index up to date by the library.
pub fn run(index: &Path, settings: &Settings) -> Report {
    let mut writer = writer(index, false).unwrap();
    let report = pipeline::run(&mut writer, settings, Knowledge::embedded(), &|_| {}).unwrap();
    Box::new(writer).finish().unwrap();
    report
}

/// A folder for one test, with articles in `press/` and an index in `index/`.
pub struct Newsroom {
    folder: TempDir,
}

impl Newsroom {
    pub fn new() -> Newsroom {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("press")).unwrap();
        Newsroom { folder }
    }

    /// With these articles: name below `press/` and content.
    pub fn with(articles: &[(&str, &str)]) -> Newsroom {
        let room = Newsroom::new();
        articles.iter().for_each(|(name, content)| room.write(name, content));
        room
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn press(&self) -> PathBuf {
        self.path("press")
    }

    pub fn index(&self) -> PathBuf {
        self.path("index")
    }

    /// Writes an article of `press/`; its modification time always changes.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.press().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let earlier = fs::metadata(&path).and_then(|metadata| metadata.modified()).ok();
        fs::write(&path, content).unwrap();
        if let Some(earlier) = earlier {
            let later = (earlier + Duration::from_millis(10)).max(SystemTime::now());
            fs::File::options().write(true).open(&path).unwrap().set_modified(later).unwrap();
        }
    }

    pub fn remove(&self, name: &str) {
        fs::remove_file(self.press().join(name)).unwrap();
    }

    pub fn rename(&self, from: &str, to: &str) {
        fs::rename(self.press().join(from), self.press().join(to)).unwrap();
    }

    /// Brings the index up to date with `press/`.
    pub fn update(&self) -> Report {
        run(&self.index(), &settings(&[&self.press()]))
    }

    pub fn engine(&self) -> Engine {
        engine(&self.index())
    }

    /// Ids and titles of all articles, as `id = title`, sorted; the folder's own path is left out.
    pub fn articles(&self) -> Vec<String> {
        let press = format!("{}/", self.press().display());
        let mut articles: Vec<String> = every(&self.engine())
            .hits
            .iter()
            .map(|hit| format!("{} = {}", hit.id.strip_prefix(&press).unwrap_or(&hit.id), hit.title))
            .collect();
        articles.sort();
        articles
    }

    /// The program on this index, in this folder.
    pub fn kiosque<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Ran {
        self.kiosque_reading(arguments, b"")
    }

    /// The same with something on its standard input.
    pub fn kiosque_reading<S: AsRef<OsStr>>(&self, arguments: &[S], input: &[u8]) -> Ran {
        let mut command = command(&self.index(), arguments);
        command.current_dir(self.folder.path());
        finish(command, input)
    }
}

/// Every article of an index.
pub fn every(engine: &Engine) -> Answer {
    engine.search(&Question { limit: 10_000, ..Question::default() }).unwrap()
}

/// What a finished program said.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// Checks the exit code, and that nothing panicked.
    #[track_caller]
    pub fn exits(self, code: i32) -> Ran {
        assert!(!self.err.contains("panicked"), "{}", self.err);
        assert_eq!(self.code, Some(code), "stdout:\n{}\nstderr:\n{}", self.out, self.err);
        self
    }

    /// Checks that standard error has one error, one remedy at most, and each of `words`.
    #[track_caller]
    pub fn tells(self, words: &[&str]) -> Ran {
        let lines: Vec<&str> = self.err.lines().collect();
        assert!(lines.len() <= 2, "more than an error and its remedy:\n{}", self.err);
        assert!(lines.first().is_some_and(|line| line.starts_with("error: ")), "no `error: `:\n{}", self.err);
        assert!(lines.get(1).is_none_or(|line| line.starts_with("hint: ")), "no `hint: `:\n{}", self.err);
        words.iter().for_each(|word| assert!(self.err.contains(word), "no `{word}` in:\n{}", self.err));
        self
    }

    /// The one JSON value of standard output.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }

    /// The JSON values of standard output, one a line.
    #[track_caller]
    pub fn lines(&self) -> Vec<Value> {
        self.out
            .lines()
            .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
            .collect()
    }
}

/// The program on an index, free of the environment of the tests.
pub fn command<S: AsRef<OsStr>>(index: &Path, arguments: &[S]) -> Command {
    let mut command = Command::new(KIOSQUE);
    command.args(arguments).env("KIOSQUE_INDEX", index).env("COLUMNS", "100").env("RUST_BACKTRACE", "0");
    command.env_remove("NO_COLOR").env("TERM", "xterm");
    command
}

/// The program on the index of the samples.
pub fn kiosque<S: AsRef<OsStr>>(arguments: &[S]) -> Ran {
    finish(command(samples_index(), arguments), b"")
}

/// Runs a program to its end.
pub fn finish(mut command: Command, input: &[u8]) -> Ran {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let (stdin, input) = (child.stdin.take().unwrap(), input.to_owned());
    let feeder = std::thread::spawn(move || {
        // A program that doesn't read its input closes the pipe.
        let mut stdin = stdin;
        _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    Ran {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
        err: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
    }
}

/// A child that is killed when the test ends, whatever its outcome.
pub struct Guarded(pub Child);

impl Drop for Guarded {
    fn drop(&mut self) {
        _ = self.0.kill();
        _ = self.0.wait();
    }
}

/// Relative names of all files below a folder with their content.
pub fn snapshot(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
    entries
        .filter(|entry| entry.path() != folder)
        .map(|entry| {
            let name = entry.path().strip_prefix(folder).unwrap().display().to_string();
            (name, if entry.file_type().is_file() { fs::read(entry.path()).unwrap() } else { Vec::new() })
        })
        .collect()
}
