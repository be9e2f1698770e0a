#pragma once

// The main window with a DICOM study to drop on it, and a study whose images show where left is:
// made here, of nobody.

#include "tests/support/dicom_builder.h"
#include "tests/support/main_window_case.h"

#include <QComboBox>
#include <QPushButton>

#include <optional>

namespace glioscope {
class StudyDialog;
}

namespace glioscope::test {

/// As the study's folder is called, like its patient.
inline constexpr const char* kStudyFolder = "MUSTER_Maria_19501231";

/// Of series 3 to 6, grids of their own by Sequence: sagittal, axial, oblique, axial.
[[nodiscard]] Geometry studyGrid(Sequence sequence);

/// The marker (markerImage()) as a series with what makes it this sequence.
[[nodiscard]] DicomFixture markerSeries(Sequence sequence, const Geometry& grid);

/// All four, 14 files each.
void writeMarkerStudy(const std::filesystem::path& folder);

/// A second T1ce, series 9, on another grid, all values larger by 1000.
[[nodiscard]] DicomFixture secondT1ce();

/// Hidden ones too; empty where there is no folder.
[[nodiscard]] QStringList entriesOf(const std::filesystem::path& folder);

class StudyWindowCase : public MainWindowCase {
    Q_OBJECT
private Q_SLOTS:
    /// Each test has a window and folders of its own.
    void cleanup();

protected:
    /// A new empty folder outside of what the window writes.
    [[nodiscard]] std::filesystem::path study();
    [[nodiscard]] std::filesystem::path studies() const { return m_studies->path(); }
    [[nodiscard]] std::filesystem::path cases() const;
    [[nodiscard]] std::filesystem::path choices() const;
    [[nodiscard]] StudyDialog* dialog();
    [[nodiscard]] QComboBox* combo(Sequence sequence);
    [[nodiscard]] QPushButton* openButton();
    [[nodiscard]] QAbstractItemModel* table();
    [[nodiscard]] QString said(const char* label);

    void drop(const std::filesystem::path& path);
    /// Until its series can be chosen, or it is refused.
    void dropAndWait(const std::filesystem::path& path);
    void choose(Sequence sequence, const QString& title);
    /// Until the case is open and the dialog gone.
    void openChosen();

private:
    std::optional<TemporaryFolder> m_studies;
};

}  // namespace glioscope::test
