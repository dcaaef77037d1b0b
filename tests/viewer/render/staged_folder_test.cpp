// A set of files that is whole or absent.

#include "viewer/render/staged_folder.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "tests/support/shared_data.h"

namespace nahraum::render {
namespace {

namespace fs = std::filesystem;
using Files = std::map<std::string, std::string>;

class StagedFolderTest : public testing::Test {
 protected:
  void write(const std::string& name, const std::string& text) {
    fs::create_directories((target_ / name).parent_path());
    support::write_text(target_ / name, text);
  }
  void stage(const Files& files) {
    stage_ = std::make_unique<StagedFolder>(target_);
    for (const auto& [name, text] : files) support::write_text(stage_->file(name), text);
  }
  Files there() const {
    Files files;
    for (const std::string& name : files_below(target_))
      files[name] = support::read_text(target_ / name);
    return files;
  }

  support::TemporaryFolder folder_;
  fs::path target_ = folder_.path() / "ergebnis";
  std::unique_ptr<StagedFolder> stage_;
};

TEST_F(StagedFolderTest, ReplacesItsFilesAndLeavesTheOthers) {
  write("a.csv", "alt");
  write("notiz.txt", "bleibt");
  stage({{"a.csv", "neu"}, {"karten/b.pdf", "neu"}});
  EXPECT_EQ(there(), (Files{{"a.csv", "alt"}, {"notiz.txt", "bleibt"}}));
  stage_->commit();
  stage_.reset();
  EXPECT_EQ(there(), (Files{{"a.csv", "neu"}, {"karten/b.pdf", "neu"}, {"notiz.txt", "bleibt"}}));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path()), {}), 1) << "nothing left over";
}

// A folder where a file should go stops the set in its middle.
TEST_F(StagedFolderTest, WhatFailsInTheMiddlePutsTheOldFilesBack) {
  write("a.csv", "alt a");
  write("c.csv", "alt c");
  fs::create_directories(target_ / "m.csv" / "voll");
  stage({{"a.csv", "neu"}, {"b.csv", "neu"}, {"c.csv", "neu"}, {"m.csv", "neu"}, {"z.csv", "neu"}});
  EXPECT_THROW(stage_->commit(), geo::Error);
  EXPECT_EQ(there(), (Files{{"a.csv", "alt a"}, {"c.csv", "alt c"}}));
  stage_.reset();
  EXPECT_EQ(there(), (Files{{"a.csv", "alt a"}, {"c.csv", "alt c"}}));
}

}  // namespace
}  // namespace nahraum::render
