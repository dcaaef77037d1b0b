// Bad surroundings, each with a program that is really started: no fonts, no right to write, files
// that are damaged, gone or something else. Always a sentence and a way on, never an empty window.

#include <QImage>
#include <functional>
#include <map>
#include <sstream>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/program.h"
#include "tests/support/shared_data.h"
#include "tests/support/small_study.h"
#include "tests/viewer/hold/tight_disk.h"

namespace nahraum::app {
namespace {

namespace fs = std::filesystem;

/// What the driver says of the window it opened.
struct Seen {
  int exit_code = -1;
  bool opened = false;
  bool editable = false;
  std::string message, status, trouble, page, ways, all;
};

Seen seen(const support::ProgramRun& run) {
  Seen window;
  window.exit_code = run.exit_code;
  window.all = run.out + run.err;
  std::istringstream lines(run.out);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t space = line.find(' ');
    if (space == std::string::npos) continue;
    const std::string key = line.substr(0, space), value = line.substr(space + 1);
    if (key == "opened") window.opened = value == "1";
    if (key == "editable") window.editable = value == "1";
    if (key == "message") window.message = value;
    if (key == "status") window.status = value;
    if (key == "trouble") window.trouble = value;
    if (key == "page") window.page = value;
    if (key == "ways") window.ways = value;
  }
  return window;
}

class SurroundingsTest : public testing::Test {
 protected:
  void SetUp() override {
    fs::permissions(folder_.path(), fs::perms::all);
    fs::create_directories(home());
    fs::permissions(home(), fs::perms::owner_all);
    fs::create_directories(in());
    study_ = support::write_small_study(in());
  }

  fs::path home() const { return folder_.path() / "heim"; }
  fs::path in() const { return folder_.path() / "studie"; }
  std::string picture() const { return (folder_.path() / "bild.png").string(); }

  /// The sample with its workbook, archive and GeoPackages, to be damaged.
  fs::path demo() const {
    const fs::path copy = folder_.path() / "demo";
    if (!fs::exists(copy)) fs::copy(support::source_dir() / "data" / "musterkreis", copy);
    return copy / "musterkreis.toml";
  }

  Seen show(const fs::path& study, std::vector<std::string> environment = {},
            std::vector<std::string> before = {}, const char* language = "de",
            const char* how = "show") {
    for (const char* name : {"HOME=", "XDG_CONFIG_HOME=", "XDG_RUNTIME_DIR="})
      environment.insert(environment.begin(), name + home().string());
    before.insert(before.end(), {NAHRAUM_DRIVER, how, study.string(), picture(), language});
    return seen(support::run_program(before, {.environment = environment}));
  }

  static bool says(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
  }
  /// The window stands, shows the map, and something is drawn in it.
  static void expect_map(const Seen& window) {
    EXPECT_EQ(window.exit_code, 0) << window.all;
    EXPECT_TRUE(window.opened) << window.all;
    EXPECT_EQ(window.page, "map") << window.all;
  }
  /// The start page says what is wrong with this file, and four buttons lead on.
  static void expect_refused(const Seen& window, const std::string& file) {
    EXPECT_EQ(window.exit_code, 0) << window.all;
    EXPECT_FALSE(window.opened) << window.all;
    EXPECT_TRUE(says(window.message, file)) << window.all;
    EXPECT_EQ(window.page, "start");
    EXPECT_TRUE(says(window.ways, "trouble_again trouble_folder trouble_other")) << window.ways;
    EXPECT_FALSE(says(window.message, "std::") || says(window.message, "filesystem"))
        << "words of the library: " << window.message;
  }

  support::TemporaryFolder folder_;
  fs::path study_;
};

TEST_F(SurroundingsTest, WithoutFontsASentenceInBothLanguages) {
  const fs::path config = folder_.path() / "fonts.conf";
  fs::create_directories(folder_.path() / "keine");
  support::write_text(
      config, "<fontconfig><dir>" + (folder_.path() / "keine").string() + "</dir></fontconfig>\n");
  const std::vector<std::string> environment{"FONTCONFIG_FILE=" + config.string(),
                                             "HOME=" + home().string(), "QT_QPA_PLATFORM=offscreen",
                                             "XDG_RUNTIME_DIR=" + home().string()};
  for (const char* language : {"de", "en"}) {
    const auto run = support::run_program({NAHRAUM_VIEWER, study_.string(), "--language", language},
                                          {.environment = environment});
    EXPECT_EQ(run.exit_code, 1) << run.err;
    EXPECT_TRUE(says(run.err, language == std::string("de") ? "Schrift" : "font")) << run.err;
  }
}

TEST_F(SurroundingsTest, AReadOnlyDriveIsReadOnlyAndSaysSo) {
  TightDisk disk;
  const fs::path study = support::write_small_study(disk.path());
  if (!disk.lock()) GTEST_SKIP() << "no right to mount: a drive cannot be made read-only";
  const Seen window = show(study);
  expect_map(window);
  EXPECT_FALSE(window.editable);
  EXPECT_TRUE(says(window.message, "nur zum Lesen")) << window.all;
  EXPECT_TRUE(says(show(study, {}, {}, "en").message, "reading only"));
}

TEST_F(SurroundingsTest, SomebodyWithoutRightsReadsAndIsToldSo) {
  if (::geteuid() != 0 || !support::have_program("setpriv"))
    GTEST_SKIP() << "only root can become somebody else";
  if (::access("/proc/self/exe", R_OK) != 0) GTEST_SKIP();
  const std::vector<std::string> nobody{"setpriv", "--reuid=65534", "--regid=65534",
                                        "--clear-groups"};
  const auto reach = [&] {
    std::vector<std::string> words = nobody;
    words.insert(words.end(), {"test", "-x", NAHRAUM_DRIVER});
    return support::run_program(words).exit_code == 0;
  };
  if (!reach()) GTEST_SKIP() << "the build folder is closed to others";
  const Seen window = show(study_, {}, nobody);  // neither study nor home may be written
  expect_map(window);
  EXPECT_FALSE(window.editable);
  EXPECT_TRUE(says(window.message, "nur zum Lesen")) << window.all;
  fs::permissions(study_, fs::perms::none);
  const Seen closed = show(study_, {}, nobody);
  expect_refused(closed, "study.toml");
}

TEST_F(SurroundingsTest, WithoutAHomeTheStudyOpens) {
  const Seen nowhere = show(
      study_, {"HOME=/proc/1/nein", "XDG_CONFIG_HOME=/proc/1/nein", "XDG_CACHE_HOME=/proc/1/nein"});
  expect_map(nowhere);
  EXPECT_TRUE(nowhere.editable) << nowhere.all;
  expect_map(show(study_, {}, {"env", "-u", "HOME", "-u", "XDG_CONFIG_HOME"}));
}

TEST_F(SurroundingsTest, ACacheThatCannotBeWrittenCostsTimeOnly) {
  support::write_text(folder_.path() / "datei", "kein Ordner");
  for (const std::string& cache :
       {std::string("/proc/1/nein"), (folder_.path() / "datei").string()}) {
    const Seen window = show(demo(), {"NAHRAUM_CACHE=" + cache});
    expect_map(window);
  }
}

// From the start: no settings can be read or written and no cache, and the window says so.
TEST_F(SurroundingsTest, WithoutRoomForSettingsAndCacheTheWindowWorksAndSaysSo) {
  const fs::path study = demo();
  TightDisk disk;
  disk.fill();
  const std::vector<std::string> full{"HOME=" + disk.path().string(),
                                      "XDG_CONFIG_HOME=" + disk.path().string(),
                                      "NAHRAUM_CACHE=" + (disk.path() / "netze").string()};
  const Seen opened = show(study, full);
  const Seen started = show(study, full, {}, "de", "start");
  const Seen english = show(study, full, {}, "en", "start");
  disk.free();
  expect_map(opened);
  EXPECT_TRUE(opened.editable) << opened.all;
  const std::string words = opened.message + " " + opened.status;
  EXPECT_TRUE(says(words, "Einstellungen lassen sich") && says(words, "Lesezeichen")) << opened.all;
  EXPECT_TRUE(says(words, "Straßennetz ließ sich nicht aufheben")) << opened.all;
  EXPECT_EQ(started.page, "start");
  EXPECT_TRUE(says(started.message, "Einstellungen lassen sich")) << started.all;
  EXPECT_TRUE(says(started.ways, "start_demo")) << started.ways;
  EXPECT_TRUE(says(english.message, "Settings cannot be saved")) << english.all;
  for (const Seen* one : {&opened, &started, &english})
    EXPECT_FALSE(says(one->all, "QSettings") || says(one->all, "QLockFile")) << one->all;
  const Seen room = show(study, {"NAHRAUM_CACHE=" + (folder_.path() / "netze").string()});
  EXPECT_FALSE(says(room.all, "Einstellungen lassen")) << room.all;
  EXPECT_FALSE(says(room.all, "aufheben")) << room.all;
}

TEST_F(SurroundingsTest, SettingsThatAreAFolderOrHaveNoFolderAreSaid) {
  support::write_text(folder_.path() / "datei", "kein Ordner");
  for (const std::string& place :
       {std::string("/proc/1/nein"), (folder_.path() / "datei").string()}) {
    const Seen window =
        show(study_, {"HOME=" + place, "XDG_CONFIG_HOME=" + place}, {}, "de", "start");
    EXPECT_TRUE(says(window.message, "Einstellungen lassen sich")) << window.all;
  }
  fs::create_directories(home() / "Nahraum" / "hold_driver.conf");
  EXPECT_TRUE(says(show(study_, {}, {}, "de", "start").message, "Einstellungen lassen sich"));
}

/// Networks that were prepared before and are damaged by now are prepared again.
TEST_F(SurroundingsTest, ADamagedCacheIsMadeAgain) {
  const fs::path cache = folder_.path() / "netze";
  const auto look = [&] { return show(demo(), {"NAHRAUM_CACHE=" + cache.string()}); };
  const Seen first = look();
  expect_map(first);
  std::map<fs::path, std::string> kept;
  for (const auto& one : fs::directory_iterator(cache))
    kept[one.path()] = support::read_text(one.path());
  ASSERT_FALSE(kept.empty());
  const std::vector<std::function<std::string(std::string)>> damages{
      [](const std::string&) { return std::string(); },
      [](std::string bytes) { return bytes.substr(0, bytes.size() / 2); },
      [](const std::string& bytes) {
        std::string turned;
        for (std::size_t i = 0; i < bytes.size(); ++i)
          turned += i % 501 == 64 ? static_cast<char>(~bytes[i]) : bytes[i];
        return turned;
      },
      [](std::string) { return std::string(50'000, '\x7f'); },
  };
  for (const auto& damage : damages) {
    for (const auto& [path, bytes] : kept) support::write_text(path, damage(bytes));
    const Seen window = look();
    expect_map(window);
    EXPECT_EQ(window.message, first.message);
    for (const auto& [path, bytes] : kept)
      EXPECT_TRUE(support::read_text(path) == bytes) << path << " is whole again";
  }
  for (const auto& [path, bytes] : kept) {
    fs::remove(path);
    fs::create_directory(path);
  }
  expect_map(look());
}

TEST_F(SurroundingsTest, AFolderThatMayNotBeWrittenAnyMoreKeepsTheOldStudyAndACopyGoesElsewhere) {
  std::vector<std::string> words;
  const fs::path drawn = in() / "kreis.toml";
  support::write_text(drawn, "[study]\ntitle = \"Kreis\"\n");
  const fs::path elsewhere = folder_.path() / "woanders";
  fs::create_directories(elsewhere);
  if (::geteuid() == 0) {  // who may do everything is kept from nothing
    if (!support::have_program("setpriv")) GTEST_SKIP() << "only root can become somebody else";
    for (const fs::path& path : {in(), drawn, elsewhere, home()})
      if (::chown(path.c_str(), 65534, 65534) != 0) GTEST_SKIP();
    words = {"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};
  }
  words.insert(words.end(), {NAHRAUM_DRIVER, "closed", drawn.string(), elsewhere.string()});
  const auto run = support::run_program(
      words, {.environment = {"HOME=" + home().string(), "XDG_RUNTIME_DIR=" + home().string()}});
  const Seen window = seen(run);
  EXPECT_EQ(window.exit_code, 0) << window.all;
  EXPECT_TRUE(says(window.message, "kreis.toml") && says(window.message, "Schreibrecht"))
      << window.all;
  EXPECT_TRUE(says(window.all, "dirty 1")) << window.all;
  EXPECT_TRUE(says(window.all, "copy Eine Kopie mit allen Änderungen")) << window.all;
  EXPECT_TRUE(says(support::read_text(elsewhere / "kopie.toml"), "k1"));
  EXPECT_TRUE(says(window.all, "saved 1")) << "once the right is back: " << window.all;
  EXPECT_TRUE(says(support::read_text(drawn), "k1"));
}

TEST_F(SurroundingsTest, DamagedSettingsAreForgotten) {
  const fs::path settings = home() / "Nahraum" / "hold_driver.conf";
  const std::string state =
      "[window]\ngeometry=@ByteArray(\\x1\\xd9\\xd0\\xcb\\0\\xff\\xff)\nstate=@ByteArray(kaputt)\n";
  const std::string recent =
      "[recent]\nsize=99999999\n1\\file=/weg/a.toml\n2\\file=@Invalid()\n3\\root=\\x0\n";
  for (const std::string& text :
       {state + recent, std::string(3000, '\xff'), std::string("\0[[[\n=;", 8)}) {
    fs::create_directories(settings.parent_path());
    support::write_text(settings, text);
    expect_map(show(study_));
  }
}

// What is beside the study from before: whatever it is, the study opens.
TEST_F(SurroundingsTest, ADamagedJournalOrLockStandsInNobodysWay) {
  const fs::path journal = in() / ".study.toml.journal";
  const std::vector<std::function<void()>> damages{
      [&] { support::write_text(journal, std::string(100'000, '\xfe')); },
      [&] { support::write_text(journal, "nahraum-record 99999999999999999999 x\n"); },
      [&] { fs::create_directory(journal); },
      [&] { support::write_text(in() / ".study.toml.lock", std::string(5000, '\n')); },
      [&] { fs::create_directory(in() / ".study.toml.lock"); },
      [&] { fs::create_symlink("/gibt/es/nicht", journal); },
  };
  for (std::size_t i = 0; i < damages.size(); ++i) {
    SCOPED_TRACE(i);
    fs::remove_all(journal);
    fs::remove_all(in() / ".study.toml.lock");
    damages[i]();
    const Seen window = show(study_);
    expect_map(window);
    EXPECT_TRUE(window.editable || !window.message.empty()) << window.all;
  }
}

TEST_F(SurroundingsTest, ADamagedStudyIsNamedAndThereAreWaysOn) {
  const std::string whole = support::read_text(study_);
  std::string nul = whole;
  nul.insert(nul.size() / 2, 1, '\0');
  const std::vector<std::string> damaged{
      whole.substr(0, whole.find("title") + 12),  // cut within a string
      std::string("\x7f"
                  "ELF\2\1\1\0\0\0",
                  10) +
          std::string(4000, '\xa5'),
      "[study]\ntitle = \"M\xfcsterkreis\"\n",  // Windows-1252
      std::move(nul),
      "",
      "\xff\xfe[\0s\0",
      std::string(100'000'000, '['),
      std::string(3'000'000, 'x'),
  };
  for (std::size_t i = 0; i < damaged.size(); ++i) {
    SCOPED_TRACE(i);
    support::write_text(study_, damaged[i]);
    expect_refused(show(study_), "study.toml");
    EXPECT_EQ(support::read_text(study_) == damaged[i], true) << "left as it was";
  }
  const Seen english = show(study_, {}, {}, "en");
  EXPECT_TRUE(says(english.trouble, "could not be opened")) << english.all;
}

TEST_F(SurroundingsTest, AStudyThatIsAFolderOrGoneIsNamed) {
  expect_refused(show(in() / "fehlt.toml"), "fehlt.toml");
  fs::create_directory(in() / "ordner.toml");
  expect_refused(show(in() / "ordner.toml"), "ordner.toml");
  fs::create_symlink("kreis.toml", in() / "kreis.toml");
  expect_refused(show(in() / "kreis.toml"), "kreis.toml");
  expect_refused(show(folder_.path() / "weg" / "weit" / "study.toml"), "study.toml");
}

TEST_F(SurroundingsTest, AnInputThatIsGoneAFolderOrJunkIsNamed) {
  for (const std::string& name : {std::string("gemeinden.geojson"), std::string("kitas.csv")}) {
    SCOPED_TRACE(name);
    const fs::path input = in() / name;
    const std::string whole = support::read_text(input);
    ASSERT_FALSE(whole.empty());
    fs::remove(input);
    expect_refused(show(study_), name);
    fs::create_directory(input);
    expect_refused(show(study_), name);
    fs::remove(input);
    support::write_text(input, std::string(20'000, '\x01'));
    expect_refused(show(study_), name);
    support::write_text(input, "");
    expect_refused(show(study_), name);
    support::write_text(input, whole);
  }
  expect_map(show(study_));
}

TEST_F(SurroundingsTest, DamagedWorkbooksArchivesAndGeoPackagesAreNamed) {
  const fs::path study = demo();
  for (const std::string& name :
       {std::string("kitas.xlsx"), std::string("vg250_musterkreis.gpkg"),
        std::string("zensus2022_musterkreis.zip"), std::string("strassen.osm.pbf"),
        std::string("fahrplan.gtfs.zip")}) {
    SCOPED_TRACE(name);
    const fs::path input = study.parent_path() / name;
    const std::string whole = support::read_text(input);
    support::write_text(input, whole.substr(0, whole.size() / 2));
    expect_refused(show(study), name);
    std::string junk = whole;
    for (std::size_t i = 200; i < junk.size(); i += 7) junk[i] = static_cast<char>(i * 31);
    support::write_text(input, junk);
    const Seen odd = show(study);  // some damage is found row by row
    EXPECT_TRUE(odd.opened || says(odd.message, name)) << odd.all;
    EXPECT_EQ(odd.exit_code, 0) << odd.all;
    support::write_text(input, whole);
  }
}

/// A program that was copied alone: without its catalogue and without the reader of workbooks.
TEST_F(SurroundingsTest, AProgramWithoutItsFilesSaysWhichAreMissing) {
  const fs::path alone = folder_.path() / "allein" / "hold_driver";
  fs::create_directories(alone.parent_path());
  fs::copy_file(NAHRAUM_DRIVER, alone);
  const auto run = [&](const fs::path& study, std::vector<std::string> environment) {
    environment.push_back("HOME=" + home().string());
    return seen(support::run_program({alone.string(), "show", study.string(), picture(), "de"},
                                     {.environment = environment}));
  };
  const Seen bare = run(demo(), {});
  EXPECT_EQ(bare.exit_code, 0) << bare.all;
  EXPECT_FALSE(bare.opened);
  EXPECT_TRUE(says(bare.message, "mitgeliefert") || says(bare.message, "nahraum-xlsx")) << bare.all;
  EXPECT_FALSE(bare.ways.empty());
  const Seen helper =
      run(demo(), {"NAHRAUM_CATALOGUE=" + (support::source_dir() / "data" / "catalogue").string()});
  EXPECT_EQ(helper.exit_code, 0) << helper.all;
  EXPECT_FALSE(helper.opened) << "kitas.xlsx needs the reader";
  EXPECT_TRUE(says(helper.message, "nahraum-xlsx")) << helper.all;
  const Seen small = run(study_, {});
  EXPECT_TRUE(says(small.message, "mitgeliefert")) << small.all;
  EXPECT_TRUE(says(small.ways, "start_open")) << small.ways;
}

}  // namespace
}  // namespace nahraum::app
