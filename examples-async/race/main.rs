//! Three servers get the same question, and only the first answer counts.

use std::time::{Duration, Instant};

use tokio::time::sleep;

struct Connection<'a>(&'a str);

impl Drop for Connection<'_> {
    fn drop(&mut self) {
        println!("{}: disconnecting", self.0);
    }
}

// Ask a server, and disconnect however that ends.
async fn ask(server: &str, seconds: f64) -> String {
    println!("{server}: starting");
    let _connection = Connection(server); // dropped however this ends
    sleep(Duration::from_secs_f64(seconds)).await;
    println!("{server}: finishing");
    format!("the {server} server's answer")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let start = Instant::now();

    // Ask all three at the same time, and wait for the first answer.
    let answer = tokio::select! {
        answer = ask("near", 1.0) => answer,
        answer = ask("far", 2.0) => answer,
        answer = ask("slow", 3.0) => answer,
    };

    // Give up on the other two, and print the answer.
    println!("{answer}"); // `select!` has dropped the other two already
    println!("elapsed: {:.2} s", start.elapsed().as_secs_f64());
}
