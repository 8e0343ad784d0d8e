//! Fifteen photos that nobody had to take: hills at fifteen hours of the day,
//! with the grain of a film, so that the sky is smooth and no two are alike.

use std::f32::consts::TAU;

/// The photos' names, in the order in which the lessons download them.
pub const NAMES: [&str; 15] = [
    "before-dawn.png",
    "dawn.png",
    "sunrise.png",
    "early-morning.png",
    "morning.png",
    "late-morning.png",
    "noon.png",
    "early-afternoon.png",
    "afternoon.png",
    "late-afternoon.png",
    "golden-hour.png",
    "sunset.png",
    "dusk.png",
    "nightfall.png",
    "midnight.png",
];

// So large that a photo is a picture, and so small that fetching it is waiting:
// to copy megabytes within one machine takes the cores, not a network, and the
// cores are what the clients are measured on.
const WIDTH: u32 = 240;
const HEIGHT: u32 = 160;

type Colour = [f32; 3];

/// Draws the photo at `index` in [`NAMES`] and encodes it: about 34 KB, the
/// same bytes every time, no two alike.
#[must_use]
pub fn png(index: usize) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, WIDTH, HEIGHT);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header().expect("the size is valid");
    writer.write_image_data(&pixels(index)).expect("memory does not fail");
    writer.finish().expect("memory does not fail");
    file
}

fn pixels(index: usize) -> Vec<u8> {
    let hour = index as f32 / (NAMES.len() - 1) as f32;
    let light = (hour * TAU / 2.0).sin();
    let zenith = mix([12.0, 16.0, 44.0], [70.0, 140.0, 220.0], light);
    let horizon = mix([60.0, 40.0, 70.0], [250.0, 200.0, 150.0], light);
    let meadow = mix([8.0, 14.0, 12.0], [70.0, 130.0, 60.0], light);
    // Any odd seed does: neighbouring photos only must not share their grain.
    let mut grain = Grain(2 * index as u32 + 1);
    let mut pixels = Vec::with_capacity((WIDTH * HEIGHT * 3) as usize);
    for row in 0..HEIGHT {
        let y = row as f32 / HEIGHT as f32;
        for column in 0..WIDTH {
            let x = column as f32 / WIDTH as f32;
            let wave = (x * 7.0 + hour * 9.0).sin() * 0.08
                + (x * 17.0 + hour * 5.0).sin() * 0.03;
            let hill = 0.65 + wave;
            let disc =
                (x - hour) * 1.5 * (x - hour) * 1.5 + (y - sun(hour)).powi(2);
            let colour = if y > hill {
                mix(meadow, [0.0, 0.0, 0.0], (y - hill) * 1.5)
            } else if disc < 0.004 {
                [255.0, 244.0, 214.0]
            } else {
                mix(zenith, horizon, y / hill)
            };
            pixels.extend(colour.map(|c| (c + grain.next()) as u8));
        }
    }
    pixels
}

fn sun(hour: f32) -> f32 {
    0.65 - 0.5 * (hour * TAU / 2.0).sin()
}

fn mix(from: Colour, to: Colour, share: f32) -> Colour {
    let share = share.clamp(0.0, 1.0);
    std::array::from_fn(|i| from[i] + (to[i] - from[i]) * share)
}

/// Marsaglia's xorshift: grain must be cheap and repeatable, not random.
struct Grain(u32);

impl Grain {
    fn next(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        (self.0 >> 16) as f32 / 65_536.0
    }
}
