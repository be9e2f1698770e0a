#include "ui/session/autosave_folder.h"

#include "tests/support/test_data.h"

#include <QTest>

#include <chrono>
#include <fstream>
#include <memory>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

/// One that nobody owns any more, so old.
fs::path leftIn(const fs::path& parent, std::chrono::hours age)
{
    const AutosaveFolder folder(parent);
    std::ofstream(folder.sessionFile()) << "{}";
    std::ofstream(folder.path() / "unet.nii.gz") << "voxels";
    fs::last_write_time(folder.sessionFile(), fs::file_time_type::clock::now() - age);
    return folder.sessionFile();
}

}  // namespace

class TestAutosaveFolder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatARunningProgramOwnsIsNotLeft()
    {
        const test::TemporaryFolder parent;
        auto owned = std::make_unique<AutosaveFolder>(parent.path());
        std::ofstream(owned->sessionFile()) << "{}";
        const fs::path session = owned->sessionFile();
        QVERIFY(leftSessions(parent.path()).empty());
        removeLeftSession(session);
        QVERIFY(fs::exists(session));
        owned.reset();
        QVERIFY(leftSessions(parent.path()) == std::vector{session});
    }

    void theNewestComesFirst()
    {
        const test::TemporaryFolder parent;
        const fs::path older = leftIn(parent.path(), std::chrono::hours(20));
        const fs::path newer = leftIn(parent.path(), std::chrono::hours(2));
        QVERIFY((leftSessions(parent.path()) == std::vector{newer, older}));
    }

    void whatIsOldOrTooManyIsRemoved()
    {
        const test::TemporaryFolder parent;
        const fs::path old = leftIn(parent.path(), std::chrono::hours(24 * 15));
        for (int hours = 1; hours <= 7; ++hours) {
            leftIn(parent.path(), std::chrono::hours(hours));
        }
        const auto left = leftSessions(parent.path());
        QCOMPARE(left.size(), std::size_t{5});
        QVERIFY(!fs::exists(old.parent_path()));
        QCOMPARE(std::distance(fs::directory_iterator(parent.path()), fs::directory_iterator()), 5);
    }

    void aFolderWithoutASessionIsRemoved()
    {
        const test::TemporaryFolder parent;
        fs::path empty;
        {
            const AutosaveFolder folder(parent.path());
            empty = folder.path();
        }
        QVERIFY(leftSessions(parent.path()).empty());
        QVERIFY(!fs::exists(empty));
    }

    void aLeftSessionIsRemovedWithAllItsFiles()
    {
        const test::TemporaryFolder parent;
        const fs::path session = leftIn(parent.path(), std::chrono::hours(1));
        removeLeftSession(session);
        QVERIFY(!fs::exists(session.parent_path()));
    }

    void whatIsNoneOfOursStays()
    {
        const test::TemporaryFolder parent;
        fs::create_directories(parent.path() / "others");
        std::ofstream(parent.path() / "window-list.txt") << "text";
        QVERIFY(leftSessions(parent.path()).empty());
        QVERIFY(fs::exists(parent.path() / "others"));
        QVERIFY(leftSessions(parent.path() / "none").empty());
    }
};

QTEST_GUILESS_MAIN(TestAutosaveFolder)
#include "test_autosave_folder.moc"
