#pragma once

// Makes the report of a segmentation: measures it on a worker thread, draws a key picture of each
// of its largest lesions, and writes PDF, HTML and JSON beside each other.

#include "ui/export/report_pages.h"
#include "viewer/state/view_state.h"

#include <QObject>

#include <filesystem>
#include <memory>

namespace glioscope {

class MeasurementList;
class SlicePictures;

class Report : public QObject {
    Q_OBJECT
public:
    /// `file` ends in .pdf or .html; the others have the same name with their own endings. Document
    /// and state must outlive the report.
    Report(Document& document, const ViewState& state, std::filesystem::path file,
           ReportSource source, QObject* parent = nullptr);
    ~Report() override;

    /// In its pictures; before start(). The list must outlive the report.
    void showMeasurements(MeasurementList& measurements) { m_measurements = &measurements; }
    /// finished() follows.
    void start();

Q_SIGNALS:
    /// An empty message: the files are written. Else why not, in a sentence.
    void finished(const QString& message);

private:
    void take(ReportFacts facts);
    void drawNext();
    void write();

    Document& m_document;
    const ViewState& m_state;
    std::filesystem::path m_file;
    ReportSource m_source;
    MeasurementList* m_measurements = nullptr;
    ReportFacts m_facts;
    std::vector<PartStatistics> m_lesions;
    std::vector<KeyPicture> m_pictures;
    std::unique_ptr<SlicePictures> m_slices;
};

/// The files of a report whose PDF or HTML has this name: .pdf, .html and .json.
[[nodiscard]] std::array<std::filesystem::path, 3> reportFiles(const std::filesystem::path& file);

}  // namespace glioscope
