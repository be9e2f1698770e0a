#include "ui/window/path_dialog.h"

#include <QFileDialog>

namespace glioscope {

QString choosePath(QFileDialog& dialog, bool (*isDiscreet)(const QString& path))
{
    const QStringList history = dialog.history();
    const QString from = dialog.directory().absolutePath();
    if (dialog.exec() != QDialog::Accepted) {
        return {};
    }
    const QString chosen = dialog.selectedFiles().value(0);
    if (isDiscreet(chosen)) {
        dialog.setHistory(history);
        dialog.setDirectory(from);
    }
    return chosen;
}

}  // namespace glioscope
