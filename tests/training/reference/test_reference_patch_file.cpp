#include "segmentation/system/error.h"
#include "tests/support/reference_cases.h"
#include "tests/support/test_data.h"
#include "training/patches/checked_dataset.h"
#include "training/reference/patch_verification.h"
#include "training/reference/reference_patch_set.h"
#include "training/reference/reference_pipeline.h"
#include "training/reference/reference_split.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>

#include <fstream>
#include <set>

using namespace glioscope;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

/// Runs a line of Python; nothing where there is no h5py, else what it printed.
std::optional<QByteArray> python(const fs::path& folder, const QString& code)
{
    QProcess process;
    process.setWorkingDirectory(QString::fromStdString(folder.string()));
    process.start(u"python3"_s, {u"-c"_s, u"import h5py, numpy as np\n"_s + code});
    if (!process.waitForStarted() || !process.waitForFinished(60'000)) {
        return std::nullopt;
    }
    const QByteArray error = process.readAllStandardError();
    if (error.contains("No module named")) {
        return std::nullopt;
    }
    return process.readAllStandardOutput() + error;
}

constexpr const char* kNoPython = "python3 with h5py and numpy is absent.";

CaseSource source(const std::string& name, const std::string& hash = "hash",
                  const Index3& size = test::kReferenceVolume)
{
    return {name, [hash] { return hash; },
            [name, size] { return test::referenceCase(name, size); }};
}

std::set<std::string> namesIn(const fs::path& folder)
{
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) {
        names.insert(entry.path().filename().string());
    }
    return names;
}

QString complaintAbout(const fs::path& file)
{
    try {
        (void)readReferencePatch(file);
    } catch (const Error& error) {
        return QString::fromStdString(error.what());
    }
    return {};
}

}  // namespace

class TestReferencePatchFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingComesBackUnderTheReferenceName()
    {
        const test::TemporaryFolder folder;
        const ReferencePatch written = test::smallPatch("Case_1", 2);
        const std::string name = referenceFileName(written);
        QVERIFY2(QRegularExpression(u"^Case_1_total\\.nii_2_x\\d+_y\\d+_z\\d+\\.h5$"_s)
                     .match(QString::fromStdString(name))
                     .hasMatch(),
                 name.c_str());
        for (const int deflate : {0, 6}) {
            writeReferencePatch(folder.path() / name, written, deflate);
            const ReferencePatch read = readReferencePatch(folder.path() / name);
            QCOMPARE(read.caseName, written.caseName);
            QCOMPARE(read.corner, written.corner);
            QCOMPARE(read.size, written.size);
            QVERIFY(read.images == written.images && read.labels == written.labels);
            QCOMPARE(verifyPatches(folder.path()).good, std::size_t{1});
        }
    }

    void filesUnderTheFormatsFormerNameAreRead()
    {
        const test::TemporaryFolder folder;
        const ReferencePatch written = test::smallPatch("a");
        const fs::path file = folder.path() / referenceFileName(written);
        writeReferencePatch(file, written);
        {
            H5::H5File h5(file.string(), H5F_ACC_RDWR);
            std::string text = hdf5::readText(h5, "patch");
            const std::string now = "glioscope-reference-patch";
            const std::size_t at = text.find(now);
            QVERIFY(at != std::string::npos);
            text.replace(at, now.size(), "glioscope-seed-patch");
            h5.removeAttr("patch");
            h5.removeAttr("patch_sha256");
            hdf5::writeCheckedText(h5, "patch", text);
        }
        QCOMPARE(readReferencePatch(file).sourceHash, written.sourceHash);
        QVERIFY(readReferencePatch(file).images == written.images);
        QCOMPARE(verifyPatches(folder.path()).good, std::size_t{1});
    }

    void h5pyReadsOursAsTheReferenceSystemDoes()
    {
        const test::TemporaryFolder folder;
        const ReferencePatch written = test::smallPatch("a");
        writeReferencePatch(folder.path() / "a.h5", written);
        const auto printed = python(folder.path(),
                                    u"f=h5py.File('a.h5'); x=np.array(f['x']); y=np.array(f['y'])\n"
                                    "print(x.shape, y.shape, '%.4f' % x[2,3,4,5], int(y.sum()))"_s);
        if (!printed) {
            QSKIP(kNoPython);
        }
        const std::size_t place = ((2 * 16 + 3) * 16 + 4) * 8 + 5;
        const auto tumour = std::count(written.labels.begin(), written.labels.end(), 1.0F);
        const QString expected = QString::asprintf("(4, 16, 16, 8) (3, 16, 16, 8) %.4f %d\n",
                                                   double(written.images[place]), int(tumour));
        QCOMPARE(QString::fromUtf8(*printed), expected);
    }

    void filesOfTheReferenceSystemAreReadInBothLayouts()
    {
        const test::TemporaryFolder folder;
        const auto printed = python(folder.path(),
                                    u"r=np.random.default_rng(1); x=r.normal(size=(4,16,16,8)); "
                                    u"c=r.integers(0,4,(16,16,8))\n"
                                    "y=np.eye(4)[c]\n"
                                    "name='BraTS20_Training_007_total.nii_%d_x1_y2_z3.h5'\n"
                                    "f=h5py.File(name % 0,'w'); f['x']=x; "
                                    "f['y']=np.moveaxis(y,3,0)[1:].astype('float32'); f.close()\n"
                                    "f=h5py.File(name % 1,'w'); f['x']=x; f['y']=y; f.close()\n"
                                    "print(int((c==3).sum()), '%.5f' % x[1,2,3,4])"_s);
        if (!printed) {
            QSKIP(kNoPython);
        }
        const std::string name = "BraTS20_Training_007_total.nii_";
        const ReferencePatch planar = readReferencePatch(folder.path() / (name + "0_x1_y2_z3.h5"));
        const ReferencePatch classes = readReferencePatch(folder.path() / (name + "1_x1_y2_z3.h5"));
        QCOMPARE(planar.caseName, std::string("BraTS20_Training_007"));
        QCOMPARE(planar.size, (Index3{16, 16, 8}));
        QVERIFY(planar.labels == classes.labels && planar.images == classes.images);
        const auto enhancing =
            std::count(planar.labels.end() - 16 * 16 * 8, planar.labels.end(), 1.0F);  // class 3
        const QString expected = QString::asprintf(
            "%d %.5f\n", int(enhancing), double(planar.images[((1 * 16 + 2) * 16 + 3) * 8 + 4]));
        QCOMPARE(QString::fromUtf8(*printed), expected);
        QVERIFY(holdsReferencePatches(folder.path()));
        QCOMPARE(verifyPatches(folder.path()).withoutHashes, std::size_t{2});
    }

    void otherShapesAndValuesAreRefusedByName()
    {
        const test::TemporaryFolder folder;
        const auto printed = python(folder.path(),
                                    u"def w(n,x,y):\n"
                                    "    f=h5py.File(n,'w'); f['x']=x; f['y']=y; f.close()\n"
                                    "z=np.zeros\n"
                                    "w('three.h5',z((3,8,8,8)),z((3,8,8,8)))\n"
                                    "w('size.h5',z((4,8,8,8)),z((3,8,8,6)))\n"
                                    "w('nan.h5',z((4,8,8,8))*np.nan,z((3,8,8,8)))\n"
                                    "w('share.h5',z((4,8,8,8)),z((3,8,8,8))+0.5)\n"_s);
        if (!printed) {
            QSKIP(kNoPython);
        }
        for (const char* name : {"three.h5", "size.h5", "nan.h5", "share.h5", "none.h5"}) {
            const QString said = complaintAbout(folder.path() / name);
            QVERIFY2(said.contains(QString::fromStdString((folder.path() / name).string())),
                     qPrintable(said));
        }
    }

    void preparingIsResumableAndReplacesWhatChanged()
    {
        const test::TemporaryFolder folder;
        const ReferencePatchOptions options = test::smallPatches();
        const PrepareReport first =
            prepareReferencePatches({source("a"), source("b")}, folder.path(), options);
        QCOMPARE(first.written, std::size_t{8});
        const auto before = namesIn(folder.path());
        fs::remove(folder.path() / *before.begin());  // one of a's
        const PrepareReport second =
            prepareReferencePatches({source("a"), source("b")}, folder.path(), options);
        QCOMPARE(second.kept, std::size_t{4});
        QCOMPARE(second.written, std::size_t{4});
        QCOMPARE(namesIn(folder.path()), before);
        ReferencePatchOptions fewer = options;
        fewer.patchesPerCase = 2;
        QCOMPARE(prepareReferencePatches({source("a", "changed")}, folder.path(), fewer).written,
                 std::size_t{2});
        QCOMPARE(namesIn(folder.path()).size(), std::size_t{6});
    }

    void casesThatGiveNoPatchAreReported()
    {
        const test::TemporaryFolder folder;
        ReferencePatchOptions options = test::smallPatches();
        options.mostBackground = 1e-6;
        options.tries = 3;
        const PrepareReport report = prepareReferencePatches(
            {source("a"), source("small", "hash", {40, 36, 6})}, folder.path(), options);
        QCOMPARE(report.written, std::size_t{0});
        QCOMPARE(report.notices.size(), std::size_t{1});
        QVERIFY(report.notices[0].text().starts_with("Case a gave 0 of 4 patches"));
        QCOMPARE(report.failures.size(), std::size_t{1});
        QVERIFY(report.failures[0].text().starts_with("Case small is smaller"));
    }

    void noPatientIsOnBothSidesOfTheSplit()
    {
        const test::TemporaryFolder folder;
        const std::vector<std::string> scans = {"BraTS-GLI-00001-000", "BraTS-GLI-00001-001",
                                                "Brats18_A_1", "BraTS-GLI-00002-000",
                                                "Brats18_B_1"};
        for (const std::string& name : scans) {
            for (int n = 0; n < 2; ++n) {
                const ReferencePatch patch = test::smallPatch(name, n);
                writeReferencePatch(folder.path() / referenceFileName(patch), patch);
            }
        }
        std::set<std::string> everValidating;
        for (std::uint64_t seed = 0; seed < 8; ++seed) {
            fs::remove(folder.path() / "config.json");
            (void)writeReferenceSplit(folder.path(), 0.5, seed);
            const ReferenceSplit split = readReferenceSplit(folder.path());
            QCOMPARE(split.train.size() + split.valid.size(), std::size_t{10});
            std::set<std::string> train, valid;
            for (const fs::path& file : split.train) {
                train.insert(caseOfReferenceFile(file).substr(0, 15));
            }
            for (const fs::path& file : split.valid) {
                valid.insert(caseOfReferenceFile(file).substr(0, 15));
                QVERIFY(!train.contains(caseOfReferenceFile(file).substr(0, 15)));
            }
            QCOMPARE(valid.size(), std::size_t{2});
            everValidating.insert(valid.begin(), valid.end());
        }
        QVERIFY(everValidating.size() > 2);  // the seed decides who
    }

    void patientsStayOnTheirSideAndNewOnesAreDealtOut()
    {
        const test::TemporaryFolder folder;
        const auto add = [&](const std::string& name) {
            const ReferencePatch patch = test::smallPatch(name, 0);
            writeReferencePatch(folder.path() / referenceFileName(patch), patch);
        };
        for (const char* name : {"Brats18_A_1", "Brats18_B_1", "Brats18_C_1", "Brats18_D_1"}) {
            add(name);
        }
        const ReferenceSplit before = writeReferenceSplit(folder.path(), 0.5, 1);
        for (std::uint64_t seed = 2; seed < 6; ++seed) {
            const ReferenceSplit again = writeReferenceSplit(folder.path(), 0.25, seed);
            QVERIFY(again.valid == before.valid && again.train == before.train);
        }
        for (const char* name : {"Brats18_E_1", "Brats18_F_1", "Brats18_G_1", "Brats18_H_1"}) {
            add(name);
        }
        const ReferenceSplit grown = writeReferenceSplit(folder.path(), 0.5, 1);
        QCOMPARE(grown.valid.size(), std::size_t{4});
        QVERIFY(std::ranges::includes(grown.valid, before.valid));
        QVERIFY(std::ranges::includes(grown.train, before.train));
    }

    void theListsTellThePatchSize()
    {
        const test::TemporaryFolder folder;
        const ReferencePatch patch = test::smallPatch("a");
        writeReferencePatch(folder.path() / referenceFileName(patch), patch);
        (void)writeReferenceSplit(folder.path(), 0, 1);
        QFile file(folder.path() / "config.json");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Index3 size = test::smallPatches().size;
        QCOMPARE(QJsonDocument::fromJson(file.readAll()).object()[u"patch_size"_s].toArray(),
                 (QJsonArray{size[0], size[1], size[2]}));
        QCOMPARE(readReferenceSplit(folder.path()).train.size(), std::size_t{1});
    }

    void aListThatNamesMissingFilesSaysWhich()
    {
        const test::TemporaryFolder folder;
        const ReferencePatch patch = test::smallPatch("a");
        writeReferencePatch(folder.path() / referenceFileName(patch), patch);
        QCOMPARE(readReferenceSplit(folder.path()).train.size(), std::size_t{1});
        std::ofstream(folder.path() / "config.json") << R"({"train": ["gone.h5"], "valid": []})";
        try {
            (void)readReferenceSplit(folder.path());
            QFAIL("accepted");
        } catch (const Error& error) {
            QVERIFY(QString::fromLatin1(error.what()).contains(QLatin1String("gone.h5")));
        }
        std::ofstream(folder.path() / "config.json") << "[]";
        QVERIFY_THROWS_EXCEPTION(Error, (void)readReferenceSplit(folder.path()));
    }

    void theSetKeepsPatchesUpToItsBound()
    {
        const test::TemporaryFolder folder;
        (void)prepareReferencePatches({source("a")}, folder.path(), test::smallPatches());
        const std::vector<fs::path> files = readReferenceSplit(folder.path()).train;
        const std::size_t one = 16 * 16 * 8 * 7 * sizeof(float);
        const ReferencePatchSet set(files, 2 * one + one / 2);
        for (int round = 0; round < 2; ++round) {
            for (std::size_t n = 0; n < set.size(); ++n) {
                QVERIFY(set.at(n)->images == readReferencePatch(files[n]).images);
            }
        }
        QCOMPARE(set.patchesInMemory(), std::size_t{2});
        QCOMPARE(set.caseNames(), std::vector<std::string>{"a"});
    }
};

QTEST_GUILESS_MAIN(TestReferencePatchFile)
#include "test_reference_patch_file.moc"
