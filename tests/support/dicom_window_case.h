#pragma once

// The main window with a case that came from a DICOM study of two series, FLAIR and T1ce, written
// by pydicom and imported by the real engine. A test class inherits this and adds its properties.

#include "tests/support/main_window_case.h"
#include "tests/support/seg_peer.h"

#include <QByteArray>

namespace glioscope::test {

[[nodiscard]] QString text(const std::filesystem::path& path);

class DicomWindowCase : public MainWindowCase {
    Q_OBJECT
public:
    /// Before any window, so that its private folders are this test's.
    DicomWindowCase();

private Q_SLOTS:
    /// The study is open anew.
    void init();
    void cleanup();

protected:
    static constexpr int kEngineMs = 60'000;

    [[nodiscard]] CaseSession& session() { return m_workspace->session; }
    [[nodiscard]] const std::vector<Layer>& layers() { return session().layers(); }
    [[nodiscard]] std::filesystem::path seg() const { return m_folder.path() / "seg.dcm"; }
    [[nodiscard]] QString message() const;
    /// Of the T1ce, as it is open.
    [[nodiscard]] const Geometry& grid() { return state().image(Sequence::T1ce)->geometry; }

    LayerId addResultOfUnet();
    /// To seg(), by another hand and changed by `more`.
    [[nodiscard]] bool write(const QString& kind, const std::vector<PeerSegment>& segments,
                             const QJsonObject& more = {})
    {
        return writePeerSegments(seg(), kind, segments, more);
    }
    /// As by a drop of seg(), and waits until it is read or refused.
    void openSeg();
    /// Into seg(), and waits until it is written.
    void saveSeg(LayerId id);

    /// Names in the folder of the window's private folders.
    [[nodiscard]] static QStringList privateFolders();
    [[nodiscard]] static QByteArray bytesOf(const std::filesystem::path& file);

    TemporaryFolder m_cache;
    std::filesystem::path m_study;

private:
    [[nodiscard]] bool writeStudy();
    void openStudy();

    std::filesystem::path m_images;
};

}  // namespace glioscope::test
