//! A stream gives its values one by one, each when somebody asks for it.

use std::pin::pin;
use std::time::{Duration, Instant};

use futures::stream::{self, Stream, StreamExt};
use tokio::time::sleep;

struct Thermometer {
    degrees: i32,
}

impl Drop for Thermometer {
    fn drop(&mut self) {
        println!("thermometer: off");
    }
}

// An endless stream: it measures only when somebody asks for the next value.
fn temperatures() -> impl Stream<Item = i32> {
    let thermometer = Thermometer { degrees: 17 };
    stream::unfold(thermometer, async |mut thermometer| {
        println!("thermometer: measuring");
        sleep(Duration::from_millis(500)).await;
        thermometer.degrees += 1;
        Some((thermometer.degrees, thermometer))
    })
}

// Take one value after the other, and stop as soon as it is warm enough.
async fn wait_until_warm() {
    let mut values = pin!(temperatures());
    while let Some(degrees) = values.next().await {
        println!("main: {degrees} degrees");
        if degrees == 20 {
            break;
        }
    }
    println!("main: warm enough");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    // Nobody asked for a fourth value, so nobody waited for it.
    let start = Instant::now();
    wait_until_warm().await;
    println!("elapsed: {:.2} s", start.elapsed().as_secs_f64());
}
