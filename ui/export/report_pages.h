#pragma once

// A report's facts and pictures as pages: HTML with everything in one file, and PDF from the same
// text.

#include "ui/export/report_facts.h"

#include <QImage>
#include <QString>

#include <filesystem>
#include <vector>

namespace glioscope {

struct KeyPicture {
    QImage image;
    QString caption;
};

/// Of a lesion, the `number`-th by size: "Lesion 1: 12.3 ml, ...".
[[nodiscard]] QString captionOf(const PartStatistics& lesion, std::size_t number);

/// Self-contained: pictures are in it, nothing is fetched.
[[nodiscard]] QString reportHtml(const ReportFacts& facts, const std::vector<KeyPicture>& pictures);

/// A4. Throws Error where the file cannot be written; it is whole or absent.
void writeReportPdf(const std::filesystem::path& file, const ReportFacts& facts,
                    const std::vector<KeyPicture>& pictures);

}  // namespace glioscope
