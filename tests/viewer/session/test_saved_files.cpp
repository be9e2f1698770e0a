#include "viewer/session/saved_files.h"

#include "tests/support/test_data.h"

#include <QTest>

#include <fstream>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

fs::path written(const fs::path& file, const std::string& text)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file) << text;
    return file;
}

}  // namespace

class TestSavedFiles : public QObject {
    Q_OBJECT

    test::TemporaryFolder m_folder;
    fs::path m_sessions, m_file;
    SavedFile m_saved;

private Q_SLOTS:
    void init()
    {
        for (const auto& entry : fs::directory_iterator(m_folder.path())) {
            fs::remove_all(entry.path());
        }
        m_sessions = m_folder.path() / "sessions";
        fs::create_directories(m_sessions);
        m_file = written(m_folder.path() / "data" / "P" / "P_t1.nii", "voxels of T1");
        m_saved = FileNotes().noteOf(m_file, m_sessions);
    }

    void aNoteTellsPlaceSizeAndHash()
    {
        QCOMPARE(m_saved.file, m_file);
        QCOMPARE(m_saved.relative, fs::path("../data/P/P_t1.nii"));
        QCOMPARE(m_saved.bytes, std::uintmax_t{12});
        QCOMPARE(m_saved.sha256.size(), std::size_t{64});
        const SavedFile none = FileNotes().noteOf(m_folder.path() / "none", m_sessions);
        QVERIFY(none.sha256.empty());
    }

    void aFileIsNotedAsItWasWhenItWasFirstAskedFor()
    {
        FileNotes notes;
        const SavedFile before = notes.noteOf(m_file, m_sessions);
        written(m_file, "other");
        QVERIFY(notes.noteOf(m_file, m_sessions) == before);
        notes.forget(m_file);
        QVERIFY(!(notes.noteOf(m_file, m_sessions) == before));
    }

    void aFileInItsPlaceIsTheSame() { expect(m_file, FileState::Same); }

    void dataThatMovedWithTheSessionIsFoundFromThere()
    {
        const fs::path elsewhere = m_folder.path() / "elsewhere";
        fs::create_directories(elsewhere);
        fs::rename(m_folder.path() / "data", elsewhere / "data");
        fs::rename(m_sessions, elsewhere / "sessions");
        m_sessions = elsewhere / "sessions";
        expect(elsewhere / "data" / "P" / "P_t1.nii", FileState::Same);
    }

    void aMovedFileIsFoundByItsHashBelowTheSession()
    {
        const fs::path moved = m_sessions / "a" / "b" / "renamed.nii";
        fs::create_directories(moved.parent_path());
        fs::rename(m_file, moved);
        written(m_sessions / "a" / "other.nii", "voxels of T2");  // of the same size
        expect(moved, FileState::Moved);
    }

    void aMovedFileIsFoundWhereTheUserPoints()
    {
        const fs::path moved = m_folder.path() / "archive" / "P_t1.nii";
        fs::create_directories(moved.parent_path());
        fs::rename(m_file, moved);
        expect(m_file, FileState::Missing);
        FileSearch search(m_sessions, {m_folder.path() / "archive"});
        QCOMPARE(search.find(m_saved).file, moved);
    }

    void ofEqualFilesTheOneOfTheSameNameIsTaken()
    {
        fs::remove(m_file);
        written(m_sessions / "1.nii", "voxels of T1");
        written(m_sessions / "9" / "P_t1.nii", "voxels of T1");
        expect(m_sessions / "9" / "P_t1.nii", FileState::Moved);
    }

    void aFileWithOtherContentIsSaidToBeChanged()
    {
        written(m_file, "VOXELS of T1");
        expect(m_file, FileState::Changed);
        written(m_file, "longer than it was");
        expect(m_file, FileState::Changed);
    }

    void theSameContentElsewhereComesBeforeAChangedFile()
    {
        written(m_file, "changed");
        const fs::path copy = written(m_sessions / "copy.nii", "voxels of T1");
        expect(copy, FileState::Moved);
    }

    void whatWasNeverReadIsFoundByItsPlaceAlone()
    {
        m_saved.sha256.clear();
        expect(m_file, FileState::Same);
        fs::remove(m_file);
        expect(m_file, FileState::Missing);
    }

    void aFolderInAFilesPlaceIsNotTheFile()
    {
        fs::remove(m_file);
        fs::create_directories(m_file);
        expect(m_file, FileState::Missing);
    }

private:
    void expect(const fs::path& file, FileState state)
    {
        FileSearch search(m_sessions);
        const FoundFile found = search.find(m_saved);
        QCOMPARE(found.state, state);
        QCOMPARE(found.file, file);
    }
};

QTEST_GUILESS_MAIN(TestSavedFiles)
#include "test_saved_files.moc"
