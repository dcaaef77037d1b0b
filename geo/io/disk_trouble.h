#pragma once
// What a disk has against being written, in words for everybody. Libraries name it in their own
// words or not at all, and the system's follow the locale.
//
//   } catch (const LibraryFailure&) {
//     refuse_full_disk(file.temporary(), target);   // throws when that is the reason
//     throw;
//   }

#include <filesystem>
#include <system_error>

#include "geo/core/text.h"

namespace nahraum::geo {

/// Why a file or folder could not be written.
[[nodiscard]] Text reason_of(const std::error_code& problem);

/// `temporary` is the file of an AtomicFile that a library failed to write: lengthens it and throws
/// Error{Io} about `target`, as a commit would, when the disk takes no more. A file that is gone is
/// left alone.
void refuse_full_disk(const std::filesystem::path& temporary, const std::filesystem::path& target);

}  // namespace nahraum::geo
