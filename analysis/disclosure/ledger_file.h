#pragma once
// The ledger as a file: internal to this folder.

#include "analysis/disclosure/ledger.h"

namespace nahraum::analysis::disclosure {

/// Of everything in the release but its own hash, and the hash of the release before.
[[nodiscard]] std::string release_hash(const LedgerRelease& release, const std::string& before);

}  // namespace nahraum::analysis::disclosure
