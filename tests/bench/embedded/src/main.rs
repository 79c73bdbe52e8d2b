//! Prints how many milliseconds `postgresql_embedded` takes from nothing to a database, with the PostgreSQL
//! installation that its argument names.

use std::error::Error;
use std::time::Instant;

use postgresql_embedded::SettingsBuilder;
use postgresql_embedded::blocking::PostgreSQL;

fn main() -> Result<(), Box<dyn Error>> {
    let installation = std::env::args().nth(1).ok_or("name an installation")?;
    let begun = Instant::now();
    let settings = SettingsBuilder::new()
        .installation_dir(installation)
        .trust_installation_dir(true)
        .temporary(true)
        .build();
    let mut server = PostgreSQL::new(settings);
    server.setup()?;
    server.start()?;
    server.create_database("x")?;
    println!("{}", begun.elapsed().as_millis());
    server.stop()?;
    Ok(())
}
