#pragma once

// The endings of images as a file dialog wants them.

#include "segmentation/case/model/image_format.h"

#include <QLatin1String>
#include <QString>
#include <QStringList>

namespace glioscope {

/// "*.nii.gz *.nii ..."
[[nodiscard]] inline QString imagePatterns()
{
    QStringList patterns;
    for (const ImageEnding& each : kImageEndings) {
        patterns.append(QLatin1Char('*') + QLatin1String(each.ending));
    }
    return patterns.join(QLatin1Char(' '));
}

}  // namespace glioscope
