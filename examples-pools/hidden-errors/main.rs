//! Nobody hears of an error in a pool until somebody reads the results.

use anyhow::{Result, bail};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

// What a worker does: find one price, or fail.
fn price(fruit: &str) -> Result<u32> {
    match fruit {
        "apple" => Ok(30),
        "pear" => Ok(45),
        _ => bail!("no price for {fruit}"),
    }
}

fn main() -> Result<()> {
    let fruits = ["apple", "plum", "pear"];
    let pool = ThreadPoolBuilder::new().num_threads(3).build()?;
    let prices = || fruits.into_par_iter().map(price);

    // Nobody reads the results of these three jobs, so the error is lost.
    for fruit in fruits {
        pool.spawn(move || {
            let _ = price(fruit); // without `let _ =` the compiler warns
        });
    }
    println!("unread: all seems well");

    // Reading the results brings the error out, in place of all prices.
    match pool.install(|| prices().collect::<Result<Vec<_>>>()) {
        Ok(prices) => println!("read: {prices:?}"),
        Err(error) => println!("read: {error}"),
    }

    // Looking at each result on its own keeps the prices that were found.
    let results: Vec<_> = pool.install(|| prices().collect());
    for (fruit, result) in fruits.iter().zip(results) {
        match result {
            Ok(price) => println!("{fruit}: {price}"),
            Err(error) => println!("{fruit}: {error}"),
        }
    }
    Ok(())
}
