//! Killed at any instant, an index opens at its last commit, and the next run finishes the work.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use kiosque::fingerprint::fingerprint;
use kiosque::knowledge::Knowledge;
use kiosque::pipeline;
use kiosque::search::Question;
use kiosque::store::StoreWriter;
use kiosque::store::local::{LocalStore, LocalWriter, WriterSettings};

use crate::support::{Guarded, Newsroom, command, engine, every, settings};

const FILES: usize = 160;

/// Set for the child of [`a_run_to_be_killed`].
const CHILD: &str = "KIOSQUE_TEST_RUN_TO_BE_KILLED";

const SENTENCES: [&str; 8] = [
    "Le président russe Vladimir Poutine a rencontré Xi Jinping à Pékin mardi 17 octobre 2023.",
    "Angela Merkel et Emmanuel Macron ont signé un accord franco-allemand à Aix-la-Chapelle.",
    "L’Organisation mondiale de la santé s’inquiète d’une nouvelle épidémie au Mexique.",
    "Les habitants de la vallée attendent la réouverture de la ligne de chemin de fer.",
    "Le gouvernement japonais a promis une aide aux agriculteurs touchés par la sécheresse.",
    "« Nous n’avons rien vu venir », raconte un commerçant de la place du marché.",
    "En Argentine, l’inflation a dépassé cent pour cent sur un an.",
    "Joe Biden s’est entretenu par téléphone avec Volodymyr Zelensky.",
];

/// Articles that differ, some of them several in a file.
fn fill(room: &Newsroom) {
    for number in 0..FILES {
        let mut body = String::new();
        for sentence in 0..24 {
            let separator = if sentence % 4 == 3 { "\n\n" } else { " " };
            _ = write!(body, "{}{separator}", SENTENCES[(number + sentence * 3) % SENTENCES.len()]);
        }
        if number % 10 == 0 {
            let record = |half: &str| {
                let title = format!("Article {number} {half}");
                serde_json::json!({"id": format!("{number}-{half}"), "title": title, "body": body}).to_string()
            };
            room.write(&format!("{number:03}.jsonl"), format!("{}\n{}\n", record("un"), record("deux")));
        } else {
            room.write(&format!("{number:03}.txt"), format!("Article {number}\n\n{body}"));
        }
    }
}

/// Every article is there once, with its text, and every file of the index has its checksum.
#[track_caller]
fn whole(room: &Newsroom) {
    let expected = FILES + FILES / 10;
    let engine = room.engine();
    let answer = every(&engine);
    let ids: BTreeSet<&str> = answer.hits.iter().map(|hit| hit.id.as_str()).collect();
    assert_eq!((answer.total as usize, ids.len()), (expected, expected), "articles and ids");
    let found =
        engine.search(&Question { query: "titre:\"Article 17\"".into(), limit: 5, ..Question::default() }).unwrap();
    let titles: Vec<&str> = found.hits.iter().map(|hit| hit.title.as_str()).collect();
    assert_eq!((titles, found.relaxed), (vec!["Article 17"], false));
    room.kiosque(&["verify"]).exits(0);
    assert!(room.update().is_idle());
    // What an interrupted rebuild left is swept away by the next run.
    assert_eq!(generations(&room.index()).len(), 1);
}

fn generations(index: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(index).unwrap().flatten().map(|entry| entry.path());
    entries.filter(|path| path.is_dir()).collect()
}

/// The list of segments that a commit replaces.
fn segments(index: &Path) -> Vec<u8> {
    fs::read(index.join("generation-1/meta.json")).unwrap_or_default()
}

/// What a killed run left behind can be searched, or isn't there yet.
#[track_caller]
fn opens(room: &Newsroom) -> usize {
    ids(room).len()
}

/// The ids of the articles of an index, which opens and is sound.
#[track_caller]
fn ids(room: &Newsroom) -> BTreeSet<String> {
    if !room.index().join("CURRENT").exists() {
        room.kiosque(&["search", "Poutine"]).exits(2).tells(&["no index"]);
        return BTreeSet::new();
    }
    room.kiosque(&["verify"]).exits(0);
    let answer = every(&room.engine());
    let ids: BTreeSet<String> = answer.hits.iter().map(|hit| hit.id.clone()).collect();
    assert_eq!(ids.len(), answer.total as usize, "an article twice");
    ids
}

/// Kills a child as soon as `now` says so, or waits for its end; whether it was killed.
fn kill_when(mut command: Command, mut now: impl FnMut() -> bool) -> bool {
    let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let mut child = Guarded(child);
    while !now() {
        if let Some(status) = child.0.try_wait().unwrap() {
            assert!(status.success(), "{status}");
            return false;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    // SIGKILL.
    child.0.kill().unwrap();
    !child.0.wait().unwrap().success()
}

fn kill_after(command: Command, delay: Duration) -> bool {
    let started = Instant::now();
    kill_when(command, || delay <= started.elapsed())
}

/// `index press` by the program.
fn index(room: &Newsroom, flags: &[&str]) -> Command {
    let mut command = command(&room.index(), &["index", "--jobs", "2"]);
    command.args(flags).arg(room.press());
    command
}

/// How long a whole run takes.
fn duration_of(mut command: Command) -> Duration {
    let started = Instant::now();
    assert!(command.stdout(Stdio::null()).status().unwrap().success());
    started.elapsed()
}

#[test]
fn a_killed_program_leaves_nothing_half_done() {
    let room = Newsroom::new();
    fill(&room);
    let whole_run = duration_of(index(&room, &[]));
    let mut killed = 0;
    for share in [0.15, 0.5, 0.8, 0.97] {
        fs::remove_dir_all(room.index()).unwrap();
        killed += usize::from(kill_after(index(&room, &[]), whole_run.mul_f64(share)));
        opens(&room);
        room.kiosque(&["index", "press"]).exits(0);
        // Other paths, other ids: those given by the user are part of them.
        assert_eq!(every(&room.engine()).total as usize, FILES + FILES / 10);
    }
    assert!(0 < killed, "every run ended before it was to be killed");
}

#[test]
fn a_killed_rebuild_leaves_the_index_as_it_was() {
    let room = Newsroom::new();
    fill(&room);
    let whole_run = duration_of(index(&room, &[]));
    for share in [0.3, 0.7] {
        kill_after(index(&room, &["--full"]), whole_run.mul_f64(share));
        assert_eq!(opens(&room), FILES + FILES / 10);
    }
    whole(&room);
    duration_of(index(&room, &["--full"]));
    whole(&room);
}

/// The child of the next test: a run that commits all the time. Does nothing by itself.
#[test]
fn a_run_to_be_killed() {
    let Some(folder) = std::env::var_os(CHILD) else { return };
    let folder = Path::new(&folder);
    let settings = pipeline::Settings { commit_every: Duration::from_millis(30), ..settings(&[&folder.join("press")]) };
    let writing = WriterSettings { threads: 2, memory: 32 << 20, rebuild: false };
    let mut writer = LocalWriter::open(&folder.join("index"), fingerprint(), &writing).unwrap();
    pipeline::run(&mut writer, &settings, Knowledge::embedded(), &|_| {}).unwrap();
    Box::new(writer).finish().unwrap();
}

#[test]
fn a_run_killed_between_commits_is_taken_up_again() {
    let room = Newsroom::new();
    fill(&room);
    let child = || {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", "durability::a_run_to_be_killed"]).env(CHILD, room.path(""));
        command
    };
    let (mut killed, mut before, mut partly) = (0, BTreeSet::new(), 0);
    // Each run takes up the last one and is killed some time after its first, second or third commit.
    for round in 0..8 {
        let (mut list, mut commits, mut since) = (segments(&room.index()), 0, Instant::now());
        let killed_now = kill_when(child(), || {
            let now = segments(&room.index());
            if now != list {
                (list, commits, since) = (now, commits + 1, Instant::now());
            }
            round % 3 < commits && Duration::from_millis(round * 4) <= since.elapsed()
        });
        if !killed_now {
            break;
        }
        killed += 1;
        let now = ids(&room);
        // A file of several articles that was left half read is read again from its beginning.
        let lost: Vec<&String> = before.difference(&now).filter(|id| id.ends_with(".txt")).collect();
        assert!(lost.is_empty(), "a durable commit was lost: {lost:?}");
        partly += usize::from(!now.is_empty() && now.len() < FILES + FILES / 10);
        before = now;
    }
    assert!(0 < killed && 0 < partly, "no run was killed between two commits: {killed} kills");
    room.update();
    whole(&room);
    // A change is not lost either.
    room.write("001.txt", "Article changé\n\nUn mot nouveau : xylophoniste.\n");
    kill_after(child(), Duration::from_millis(120));
    room.update();
    let answer = room.engine().search(&Question { query: "xylophoniste".into(), limit: 5, ..Question::default() });
    assert_eq!(answer.unwrap().total, 1);
}

#[test]
fn one_process_writes_at_a_time() {
    let room = Newsroom::with(&[("a.txt", "Un\n\nLe texte.\n")]);
    room.update();
    let writer = crate::support::writer(&room.index(), false).unwrap();
    room.kiosque(&["index", "press"]).exits(2).tells(&["another process is writing the index"]);
    room.kiosque(&["index", "--full", "press"]).exits(2).tells(&["another process is writing the index"]);
    // Readers don't mind.
    room.kiosque(&["search", "texte"]).exits(0);
    room.kiosque(&["index", "--dry-run", "press"]).exits(0);
    Box::new(writer).finish().unwrap();
    room.kiosque(&["index", "press"]).exits(0);
}

#[test]
fn readers_follow_commits_and_rebuilds() {
    let room = Newsroom::with(&[("a.txt", "Un\n\nLe texte.\n")]);
    room.update();
    let following = LocalStore::open(&room.index(), fingerprint(), true).unwrap();
    let (following, still) =
        (kiosque::search::Engine::new(Box::new(following), Knowledge::embedded()), engine(&room.index()));
    room.write("b.txt", "Deux\n\nLe texte.\n");
    room.update();
    let wait_for = |articles: u64| {
        let started = Instant::now();
        while following.articles().unwrap() != articles {
            assert!(started.elapsed() < Duration::from_secs(10), "{articles} articles never came");
            std::thread::sleep(Duration::from_millis(20));
        }
    };
    wait_for(2);
    assert_eq!(still.articles().unwrap(), 1);
    room.write("c.txt", "Trois\n\nLe texte.\n");
    room.kiosque(&["index", "--full", "press"]).exits(0);
    wait_for(3);
    assert_eq!(
        still.search(&Question { query: "texte".into(), limit: 5, ..Question::default() }).unwrap().hits.len(),
        1
    );
}
