//! Measures lists and searches: `bitacora-bench FOLDER CONTACTS ENTRIES`. One JSON object a line on stdout; what is
//! being written on stderr. The folder is filled once and can be measured again.

use std::path::PathBuf;
use std::process::ExitCode;

use bitacora_engine::bench::{Amounts, measure, open};
use bitacora_engine::{Code, Error, Result};

/// Tasks for so many contacts one.
const TASKS: u32 = 5;

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| words.get(at).and_then(|word| word.parse::<u32>().ok());
    let (Some(folder), Some(contacts), Some(entries)) = (words.first(), number(1), number(2)) else {
        return Err(Error::new(Code::InvalidValue, "bitacora-bench FOLDER CONTACTS ENTRIES"));
    };
    let amounts = Amounts { contacts, entries, tasks: contacts / TASKS };
    let mut filling = |what: &str, count: u32| eprintln!("{what} from {count}");
    let engine = open(PathBuf::from(folder), amounts, &mut filling).await?;
    let mut told = |figure: &bitacora_engine::bench::Figure| {
        println!("{}", serde_json::to_string(figure).unwrap_or_default());
    };
    measure(&engine, amounts, &mut told).await?;
    engine.close().await;
    Ok(())
}
