#include "ui/export/picture_file.h"

#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"
#include "segmentation/system/path_text.h"

#include <QBuffer>
#include <QByteArray>

namespace glioscope {

void writePicture(const std::filesystem::path& file, const QImage& picture)
{
    QByteArray png;
    QBuffer buffer(&png);
    if (!picture.save(&buffer, "PNG")) {
        throw Error(pathText(file) + ": the picture could not be made. Make the window smaller.");
    }
    writeTextDurably(file, png.toStdString());
}

}  // namespace glioscope
