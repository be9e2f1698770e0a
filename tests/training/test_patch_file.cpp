#include "segmentation/volume/error.h"
#include "tests/support/test_data.h"
#include "tests/training/tiny_cases.h"

#include <QtTest>

#include <fstream>

using namespace glioscope;
namespace fs = std::filesystem;

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
