// Moves of a case's sequences, changed by hand or of another case.

#include "segmentation/registration/alignment_file.h"
#include "segmentation/system/error.h"
#include "tests/fuzz/fuzz_target.h"

#include <memory>
#include <string>

using namespace glioscope;

namespace {

/// FLAIR and T1ce on one grid, which the files of the corpus name.
Case oneCase()
{
    Case loaded;
    for (const Sequence sequence : {Sequence::Flair, Sequence::T1ce}) {
        const auto s = static_cast<std::size_t>(sequence);
        loaded.images[s] = std::make_shared<const Image>(Geometry{.size = {2, 2, 2}});
        loaded.files.images[s] = std::string(key(sequence)) + ".nii";
    }
    return loaded;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const Case loaded = oneCase();
    try {
        const CaseAlignment alignment =
            alignmentFrom(std::string(fuzz::textOf(data, size)), "The file", loaded);
        (void)alignmentText(loaded, alignment);
    } catch (const Error&) {
    }
    return 0;
}
