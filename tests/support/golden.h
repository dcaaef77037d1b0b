#pragma once
// Text that was looked at once and must stay as it is.

#include <string>

namespace nahraum::support {

/// Compares with tests/golden/<name>. With NAHRAUM_UPDATE_GOLDEN=1 in the environment the file is
/// written instead: look at the difference before committing it.
void expect_golden(const std::string& name, const std::string& actual);

}  // namespace nahraum::support
