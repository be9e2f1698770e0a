#include "ui/export/picture_file.h"

#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/translated.h"

#include <QBuffer>
#include <QByteArray>

namespace glioscope {

void writePicture(const std::filesystem::path& file, const QImage& picture)
{
    QByteArray png;
    QBuffer buffer(&png);
    if (!picture.save(&buffer, "PNG")) {
        throw Error(tr("The picture %1 could not be made. Make the window smaller.")
                        .arg(pathString(file))
                        .toStdString());
    }
    writeTextDurably(file, png.toStdString());
}

}  // namespace glioscope
