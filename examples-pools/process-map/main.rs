//! Two processes of a pool square five numbers; the results keep their order.

use procspawn::Pool;

// What a worker does: compute one result and hand it back.
fn square(number: u32) -> u32 {
    number * number
}

fn main() -> anyhow::Result<()> {
    procspawn::init(); // a child process starts here, and ends here
    let numbers = [1, 2, 3, 4, 5];

    // Start the pool, hand out all numbers, and read all results.
    let pool = Pool::new(2)?;
    let jobs = numbers.map(|number| pool.spawn(number, square));
    let squares: Vec<_> =
        jobs.into_iter().map(|job| job.join()).collect::<Result<_, _>>()?;

    // The results are in the order of the numbers, whoever computed them.
    println!("{squares:?}");
    Ok(())
}
