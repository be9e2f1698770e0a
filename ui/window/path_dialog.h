#pragma once

// Asking for a folder or a file that may be a DICOM study's. Qt remembers in a file of its own
// where its dialogs have been; of a study, whose folders are often called after its patient, it
// shall not.

#include <QString>

class QFileDialog;

namespace glioscope {

/// Shows the dialog; what was chosen, empty where nothing was. `isDiscreet` tells of what is chosen
/// whether the dialog forgets where it has been, as it does where nothing was.
[[nodiscard]] QString choosePath(QFileDialog& dialog, bool (*isDiscreet)(const QString& path));

}  // namespace glioscope
