#include "segmentation/system/error.h"
#include "segmentation/system/sha256.h"
#include "tests/support/full_disk.h"
#include "tests/support/test_data.h"
#include "tests/support/tiny_cases.h"
#include "training/reference/patch_verification.h"

#include <QtTest>

#include <fstream>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

/// Adds 1 to the byte in the middle of the file's largest run of voxels.
void damage(const fs::path& file)
{
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    const auto place = static_cast<std::streamoff>(fs::file_size(file) / 2);
    stream.seekg(place);
    const char byte = static_cast<char>(stream.get() + 1);
    stream.seekp(place);
    stream.put(byte);
}

}  // namespace

class TestPatchFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingComesBack()
    {
        const test::TemporaryFolder folder;
        PatchCase written = test::tinyCase();
        written.synthetic = true;
        written.grid.direction = {{{0.8, 0.6, 0}, {-0.6, 0.8, 0}, {0, 0, 1}}};
        writePatchFile(folder.path() / "tiny.h5", written);
        const PatchCase read = readPatchFile(folder.path() / "tiny.h5");
        QCOMPARE(read.name, written.name);
        QCOMPARE(read.synthetic, true);
        QCOMPARE(read.sourceHash, written.sourceHash);
        QVERIFY(read.grid == written.grid);
        QVERIFY(read.reference.geometry == written.reference.geometry);
        QVERIFY(read.reference.voxels == written.reference.voxels);
        QVERIFY(read.voxels == written.voxels);  // a tiny case's values are exact in half precision
    }

    void sharesOfAVoxelKeepTwoDigits()
    {
        const test::TemporaryFolder folder;
        PatchCase written = test::tinyCase();
        written.voxels[PatchCase::kImages] = 0.333F;
        writePatchFile(folder.path() / "tiny.h5", written);
        const float share = readPatchFile(folder.path() / "tiny.h5").voxels[PatchCase::kImages];
        QVERIFY(std::abs(share - 0.333F) < 0.5F / 255 + 1e-6F);
    }

    void damagedAndForeignFilesGiveOneSentence_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("text") << QByteArray("not HDF5 at all");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut") << QByteArray("cut");
    }
    void damagedAndForeignFilesGiveOneSentence()
    {
        QFETCH(QByteArray, content);
        const test::TemporaryFolder folder;
        const fs::path file = folder.path() / "case.h5";
        writePatchFile(file, test::tinyCase());
        if (content == "cut") {
            fs::resize_file(file, fs::file_size(file) / 2);
        } else {
            std::ofstream(file, std::ios::binary) << content.toStdString();
        }
        try {
            (void)readPatchFile(file);
            QFAIL("accepted");
        } catch (const Error& e) {
            QVERIFY(
                QString::fromStdString(e.what()).contains(QString::fromStdString(file.string())));
        }
    }

    void compressionKeepsEveryValueInAShorterFile()
    {
        const test::TemporaryFolder folder;
        const PatchCase written = test::tinyCase();
        writePatchFile(folder.path() / "plain.h5", written);
        writePatchFile(folder.path() / "packed.h5", written, 6);
        QVERIFY(readPatchFile(folder.path() / "packed.h5").voxels == written.voxels);
        QVERIFY(fs::file_size(folder.path() / "packed.h5") <
                fs::file_size(folder.path() / "plain.h5") / 2);
        QCOMPARE(verifyPatches(folder.path()).good, std::size_t{2});
    }

    void aFullDiskLeavesTheOldFileOrNone_data()
    {
        QTest::addColumn<int>("room");
        for (const int room : {0, 3000, 60'000, 200'000}) {
            QTest::addRow("%d bytes", room) << room;
        }
    }
    void aFullDiskLeavesTheOldFileOrNone()
    {
        QFETCH(const int, room);
        const test::TemporaryFolder folder;
        writePatchFile(folder.path() / "old.h5", test::tinyCase());
        QVERIFY(fs::file_size(folder.path() / "old.h5") > 200'000);
        for (const char* name : {"old.h5", "new.h5"}) {
            const test::FullDisk disk(static_cast<rlim_t>(room));
            try {
                writePatchFile(folder.path() / name, test::tinyCase({.name = "other"}));
                QFAIL("more was written than there was room for");
            } catch (const Error& error) {
                const std::string said = error.what();
                const std::string expected =
                    (folder.path() / name).string() + " was not written: the disk is full";
                QVERIFY2(said.starts_with(expected), said.c_str());
            }
        }
        QCOMPARE(listPatchFiles(folder.path()).size(), std::size_t{1});
        QCOMPARE(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()),
                 std::ptrdiff_t{1});
        QCOMPARE(readPatchFile(folder.path() / "old.h5").name, std::string("tiny"));
        writePatchFile(folder.path() / "new.h5", test::tinyCase());  // and with room it works again
        QCOMPARE(verifyPatches(folder.path()).good, std::size_t{2});
    }

    void equalPatchesAreEqualFiles()
    {
        const test::TemporaryFolder folder;
        writePatchFile(folder.path() / "a.h5", test::tinyCase());
        QTest::qWait(1100);  // HDF5 counts time in seconds
        writePatchFile(folder.path() / "b.h5", test::tinyCase());
        QCOMPARE(sha256OfFile(folder.path() / "a.h5"), sha256OfFile(folder.path() / "b.h5"));
    }

    void verifyingNamesADamagedFile()
    {
        const test::TemporaryFolder folder;
        for (const char* name : {"a.h5", "b.h5", "c.h5"}) {
            writePatchFile(folder.path() / name, test::tinyCase());
        }
        QVERIFY(verifyPatches(folder.path()).failures.empty());
        damage(folder.path() / "b.h5");
        const VerifyReport report = verifyPatches(folder.path());
        QCOMPARE(report.good, std::size_t{2});
        QCOMPARE(report.failures.size(), std::size_t{1});
        QVERIFY(report.failures[0].text().find((folder.path() / "b.h5").string() + " is damaged") ==
                0);
    }

    void onlyPatchFilesAreListedInOrder()
    {
        const test::TemporaryFolder folder;
        QVERIFY_THROWS_EXCEPTION(Error, (void)listPatchFiles(folder.path()));
        for (const char* name : {"b.h5", "a.h5", "c.h5.part-1", "notes.txt"}) {
            std::ofstream(folder.path() / name) << "x";
        }
        const auto files = listPatchFiles(folder.path());
        QCOMPARE(files.size(), std::size_t{2});
        QCOMPARE(files.front().filename().string(), std::string("a.h5"));
    }
};

QTEST_APPLESS_MAIN(TestPatchFile)
#include "test_patch_file.moc"
