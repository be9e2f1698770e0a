#pragma once

// Files to be found by their names, and what was found of them.

#include "segmentation/case/model/case.h"
#include "segmentation/system/error.h"
#include "tests/support/nifti_builder.h"
#include "tests/support/test_data.h"

#include <functional>

namespace glioscope::test {

/// Files whose contents don't matter, since cases are found by names.
inline void touch(const std::filesystem::path& folder, const std::vector<std::string>& names)
{
    for (const std::string& name : names) {
        writeText(folder / name, "x");
    }
}

inline void touchBrats(const std::filesystem::path& folder, const std::string& name)
{
    touch(folder, {name + "_flair.nii.gz", name + "_t1.nii.gz", name + "_t1ce.nii.gz",
                   name + "_t2.nii.gz", name + "_seg.nii.gz"});
}

inline std::string imageName(const CaseFiles& files, Sequence sequence)
{
    return files.image(sequence) ? files.image(sequence)->filename().string() : "";
}

inline std::string labelsName(const CaseFiles& files)
{
    return files.labels ? files.labels->filename().string() : "";
}

template <typename Exception>
std::string thrownBy(const std::function<void()>& function)
{
    try {
        function();
    } catch (const Exception& error) {
        return error.what();
    }
    return "";
}

}  // namespace glioscope::test
