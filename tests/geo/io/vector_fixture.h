#pragma once
// A folder for one test's vector files, and the sentence with which a file is refused.

#include <cstdint>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "geo/io/detail/gdal_session.h"
#include "geo/io/vector_reader.h"
#include "tests/geo/io/vector_files.h"
#include "tests/support/shared_data.h"

namespace nahraum::geo {

class VectorReader : public testing::Test {
 protected:
  [[nodiscard]] std::filesystem::path file(const std::string& name) const {
    return folder_.path() / name;
  }

  Layer read(const std::string& name, const VectorOptions& options = {}) {
    return read_vector(file(name), options, findings_);
  }
  Layer read_text(const std::string& name, const std::string& text,
                  const VectorOptions& options = {}) {
    support::write_text(file(name), text);
    return read(name, options);
  }
  /// The German sentence of the refusal; "" when it was accepted.
  std::string refusal(const std::string& name, const VectorOptions& options = {}) {
    try {
      (void)read(name, options);
    } catch (const Error& error) {
      EXPECT_NE(error.kind(), ErrorKind::Internal) << error.what();
      EXPECT_EQ(error.file(), name) << error.what();
      EXPECT_EQ(exit_code(error.kind()), 3) << error.what();
      return error.sentence(Language::German);
    }
    return "";
  }
  std::string refusal_of_text(const std::string& name, const std::string& text,
                              const VectorOptions& options = {}) {
    support::write_text(file(name), text);
    return refusal(name, options);
  }
  void TearDown() override { EXPECT_EQ(detail::refused_network_requests(), allowed_requests_); }

  support::TemporaryFolder folder_;
  Findings findings_;
  std::uint64_t allowed_requests_ = detail::refused_network_requests();
};

#define EXPECT_SAYS(sentence, word) \
  EXPECT_NE(std::string(sentence).find(word), std::string::npos) << "sentence: " << (sentence)

}  // namespace nahraum::geo
