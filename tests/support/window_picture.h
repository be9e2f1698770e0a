#pragma once

// What galleries leave: pictures of a window's states for people to judge.

#include <QDir>
#include <QPixmap>
#include <QString>
#include <QWidget>

#include <cstdio>

namespace glioscope::test {

/// Writes the widget as "<name>.png" into `folder`, and says the file and whether it was written.
inline void writePicture(QWidget& widget, const QDir& folder, const QString& name)
{
    const QString file = folder.filePath(name + QStringLiteral(".png"));
    std::printf("%s%s\n", qPrintable(file), widget.grab().save(file) ? "" : ": not written");
    std::fflush(stdout);
}

}  // namespace glioscope::test
