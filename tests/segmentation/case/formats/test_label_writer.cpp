#include "segmentation/case/formats/label_writer.h"

#include "segmentation/case/formats/case_reader.h"
#include "segmentation/case/formats/verified_file.h"
#include "segmentation/system/error.h"
#include "tests/support/full_disk.h"
#include "tests/support/nifti_builder.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmath>
#include <csignal>
#include <cstdlib>

using namespace glioscope;
using test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

/// Rotated about all axes, anisotropic, far from the origin; `mirrored` makes it left-handed.
Geometry oblique(bool mirrored)
{
    const double a = 0.3, b = -0.4, c = 0.2;
    const Mat3 x = {{{1, 0, 0}, {0, std::cos(a), -std::sin(a)}, {0, std::sin(a), std::cos(a)}}};
    const Mat3 y = {{{std::cos(b), 0, std::sin(b)}, {0, 1, 0}, {-std::sin(b), 0, std::cos(b)}}};
    const Mat3 z = {{{std::cos(c), -std::sin(c), 0}, {std::sin(c), std::cos(c), 0}, {0, 0, 1}}};
    Geometry geometry{
        .size = {13, 9, 7}, .spacingMm = {0.9, 1.2, 4.5}, .originLps = {-83.7, 120.4, -51.3}};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        Vec3 unit = {0, 0, 0};
        unit[axis] = mirrored && axis == 1 ? -1 : 1;
        const Vec3 turned = multiply(z, multiply(y, multiply(x, unit)));
        for (std::size_t w = 0; w < 3; ++w) {
            geometry.direction[w][axis] = turned[w];
        }
    }
    return geometry;
}

Geometry flipped()
{
    return {.size = {13, 9, 7},
            .spacingMm = {1, 2, 3},
            .originLps = {10, -20, 30},
            .direction = {{{0, -1, 0}, {0, 0, 1}, {-1, 0, 0}}}};
}

LabelMap labelsOn(const Geometry& geometry)
{
    LabelMap labels(geometry);
    for (std::size_t i = 0; i < labels.voxels.size(); ++i) {
        labels.voxels[i] = static_cast<Label>((i * i / 7) % 4);
    }
    return labels;
}

std::vector<fs::path> filesIn(const fs::path& folder)
{
    std::vector<fs::path> files(fs::directory_iterator(folder), fs::directory_iterator{});
    std::ranges::sort(files);
    return files;
}

std::string contents(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// Another process replaces the file and is killed before it has.
bool isKilledWhileReplacing(const fs::path& file)
{
    const pid_t child = fork();
    if (child == 0) {
        replaceVerified(
            file, [](const fs::path& path) { test::writeText(path, "half"); },
            [](const fs::path&) { std::raise(SIGKILL); });
        std::_Exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status);
}

template <typename Function>
std::string refusal(Function&& function)
{
    try {
        function();
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

}  // namespace

class TestLabelWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theCavityIsSavedWhereTheSchemeHasANumberForIt()
    {
        TemporaryFolder folder;
        LabelMap labels = labelsOn(flipped());
        labels.voxels[5] = labels.voxels[6] = Label::ResectionCavity;
        const fs::path file = folder.path() / "P_seg.nii.gz";
        writeLabels(file, labels, LabelScheme::Brats2023);
        const CaseLabels back = readLabels(file, {});
        QCOMPARE(back.scheme, LabelScheme::Brats2023);
        QVERIFY(back.map.voxels == labels.voxels);
        const std::string before = contents(file);
        for (const LabelScheme scheme : {LabelScheme::Brats2021, LabelScheme::Msd}) {
            const std::string said = refusal([&] { writeLabels(file, labels, scheme); });
            QVERIFY2(said.find("P_seg.nii.gz") != std::string::npos &&
                         said.find("no number for RC") != std::string::npos,
                     said.c_str());
            QCOMPARE(contents(file), before);
            QCOMPARE(filesIn(folder.path()).size(), std::size_t{1});
        }
    }

    void labelsComeBackInTheSamePlace_data();
    void labelsComeBackInTheSamePlace();
    void imagesComeBackExactly();
    void writtenSchemeIsKnownWithoutAsking();
    void bothFormsOfOrientationAgree();
    void onlyNiftiIsWritten();
    void whatCannotBeSavedLeavesNothing();
    void aFullDiskLeavesTheOldFile();
    void aFailedCheckLeavesTheOldFile();
    void aKilledWriterLeavesTheOldFile();
    void whatAKilledWriterLeftBehindALinkIsRemoved();
    void linksAndPermissionsAreKept();
};

void TestLabelWriter::labelsComeBackInTheSamePlace_data()
{
    QTest::addColumn<int>("grid");
    QTest::addColumn<QString>("name");
    int grid = 0;
    for (const char* kind : {"oblique", "mirrored", "flipped", "plain"}) {
        for (const char* name : {"out.nii.gz", "out.nii", "OUT.NII.GZ"}) {
            QTest::addRow("%s %s", kind, name) << grid << QString::fromLatin1(name);
        }
        ++grid;
    }
}

void TestLabelWriter::labelsComeBackInTheSamePlace()
{
    QFETCH(const int, grid);
    QFETCH(const QString, name);
    const std::array geometries = {oblique(false), oblique(true), flipped(),
                                   Geometry{.size = {13, 9, 7}}};
    const LabelMap labels = labelsOn(geometries[static_cast<std::size_t>(grid)]);
    const TemporaryFolder folder;
    const fs::path file = folder.path() / name.toStdString();
    for (const LabelScheme scheme :
         {LabelScheme::Brats2021, LabelScheme::Brats2023, LabelScheme::Msd}) {
        writeLabels(file, labels, scheme);
        QCOMPARE(filesIn(folder.path()), std::vector{file});
        const CaseLabels back = readLabels(file, std::nullopt);
        QCOMPARE(back.scheme, scheme);
        QVERIFY(back.map.voxels == labels.voxels);
        QVERIFY(maxCornerDisplacementMm(back.map.geometry, labels.geometry) < 1e-4);
    }
    const std::string bytes = contents(file);
    QCOMPARE(bytes.starts_with("\x1f\x8b"), name != QStringLiteral("out.nii"));
}

void TestLabelWriter::imagesComeBackExactly()
{
    Image image(oblique(true));
    for (std::size_t i = 0; i < image.voxels.size(); ++i) {
        image.voxels[i] = std::sin(static_cast<float>(i)) * 1000;
    }
    const TemporaryFolder folder;
    writeImage(folder.path() / "f.nii", image);
    QVERIFY(readImage(folder.path() / "f.nii").voxels == image.voxels);
    writeImage(folder.path() / "s.nii.gz", image, true);
    const Image whole = readImage(folder.path() / "s.nii.gz");
    for (std::size_t i = 0; i < image.voxels.size(); ++i) {
        QCOMPARE(whole.voxels[i], std::round(image.voxels[i]));
    }
}

void TestLabelWriter::writtenSchemeIsKnownWithoutAsking()
{
    LabelMap labels(Geometry{.size = {4, 3, 2}});
    labels.voxels[5] = Label::Oedema;  // values {0, 2}: would be a question from elsewhere
    const TemporaryFolder folder;
    writeLabels(folder.path() / "P_unet_seg.nii.gz", labels, LabelScheme::Brats2021);
    // Even where the case's names speak of another scheme.
    const CaseLabels back = readLabels(folder.path() / "P_unet_seg.nii.gz", LabelScheme::Msd);
    QCOMPARE(back.scheme, LabelScheme::Brats2021);
    QCOMPARE(back.map.voxels[5], Label::Oedema);
}

void TestLabelWriter::bothFormsOfOrientationAgree()
{
    // Some programs read the qform, some the sform. With the sform's code taken out, ITK reads the
    // qform.
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "a.nii";
    for (const Geometry& geometry : {oblique(false), oblique(true), flipped()}) {
        writeLabels(file, labelsOn(geometry), LabelScheme::Brats2021);
        std::string bytes = contents(file);
        QVERIFY(bytes[252] > 0 && bytes[254] > 0);
        bytes[254] = 0;
        test::writeFile(file, {bytes.begin(), bytes.end()});
        QVERIFY(maxCornerDisplacementMm(readImage(file).geometry, geometry) < 1e-3);
    }
}

void TestLabelWriter::onlyNiftiIsWritten()
{
    const TemporaryFolder folder;
    for (const char* name : {"a.nrrd", "a.png", "a", "a.gz"}) {
        const std::string said = refusal([&] {
            writeLabels(folder.path() / name, labelsOn(flipped()), LabelScheme::Brats2021);
        });
        QVERIFY2(said.starts_with((folder.path() / name).string()), said.c_str());
    }
    QVERIFY(filesIn(folder.path()).empty());
}

void TestLabelWriter::whatCannotBeSavedLeavesNothing()
{
    const TemporaryFolder folder;
    const auto write = [&](const fs::path& file) {
        return refusal([&] { writeLabels(file, labelsOn(flipped()), LabelScheme::Brats2021); });
    };
    const fs::path missing = folder.path() / "missing/a.nii.gz";
    QVERIFY(write(missing).starts_with(missing.string()));
    fs::create_directory(folder.path() / "taken.nii.gz");
    QVERIFY(write(folder.path() / "taken.nii.gz").find("in the way") != std::string::npos);
    QVERIFY(!refusal([&] {
                 writeLabels(folder.path() / "e.nii", {}, LabelScheme::Brats2021);
             }).empty());
    Image image(flipped(), 40000.0f);
    QVERIFY(!refusal([&] { writeImage(folder.path() / "big.nii", image, true); }).empty());
    image.voxels[3] = NAN;
    QVERIFY(!refusal([&] { writeImage(folder.path() / "nan.nii", image); }).empty());
    QCOMPARE(filesIn(folder.path()).size(), std::size_t{1});
}

void TestLabelWriter::aFullDiskLeavesTheOldFile()
{
    Image image(Geometry{.size = {40, 40, 40}});
    for (std::size_t i = 0; i < image.voxels.size(); ++i) {
        image.voxels[i] = static_cast<float>((i * 7919) % 30011);  // packs badly
    }
    for (const char* name : {"a.nii", "a.nii.gz"}) {
        const TemporaryFolder folder;
        const fs::path file = folder.path() / name;
        test::writeText(file, "the old file");
        for (const rlim_t room : {0, 100, 352, 20'000}) {
            const test::FullDisk disk(room);
            const std::string said = refusal([&] { writeImage(file, image); });
            QVERIFY2(said.starts_with(file.string() + " was not saved: the disk is full"),
                     said.c_str());
        }
        QCOMPARE(contents(file), std::string("the old file"));
        QCOMPARE(filesIn(folder.path()), std::vector{file});
    }
}

void TestLabelWriter::aFailedCheckLeavesTheOldFile()
{
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "a.nii.gz";
    test::writeText(file, "the old file");
    fs::path temporary;
    const auto write = [&](const fs::path& path) {
        temporary = path;
        test::writeText(path, "the new file");
    };
    const auto differs = [](const fs::path&) { throw Error("it came back otherwise"); };
    const std::string said = refusal([&] { replaceVerified(file, write, differs); });
    QVERIFY2(said.find("came back otherwise") != std::string::npos, said.c_str());
    QCOMPARE(contents(file), std::string("the old file"));
    QVERIFY(!fs::exists(temporary));
    QCOMPARE(temporary.parent_path(), file.parent_path());  // else renaming were a copy
    replaceVerified(file, write, [](const fs::path&) {});
    QCOMPARE(contents(file), std::string("the new file"));
}

void TestLabelWriter::aKilledWriterLeavesTheOldFile()
{
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "a.nii.gz";
    test::writeText(file, "the old file");
    QVERIFY(isKilledWhileReplacing(file));
    QCOMPARE(contents(file), std::string("the old file"));
    for (const fs::path& left : filesIn(folder.path())) {  // never taken for a case's file
        QVERIFY(left == file || left.filename().string().starts_with("."));
    }
    QCOMPARE(filesIn(folder.path()).size(), std::size_t{2});
    replaceVerified(
        file, [](const fs::path& path) { test::writeText(path, "new"); }, [](const fs::path&) {});
    QCOMPARE(filesIn(folder.path()), std::vector{file});
}

void TestLabelWriter::whatAKilledWriterLeftBehindALinkIsRemoved()
{
    const TemporaryFolder folder;
    fs::create_directory(folder.path() / "store");
    const fs::path real = folder.path() / "store/a.nii.gz", link = folder.path() / "link.nii.gz";
    test::writeText(real, "the old file");
    fs::create_symlink("store/a.nii.gz", link);
    QVERIFY(isKilledWhileReplacing(link));
    QCOMPARE(filesIn(folder.path() / "store").size(), std::size_t{2});
    replaceVerified(
        link, [](const fs::path& path) { test::writeText(path, "new"); }, [](const fs::path&) {});
    QCOMPARE(filesIn(folder.path() / "store"), std::vector{real});
    QCOMPARE(contents(real), std::string("new"));
}

void TestLabelWriter::linksAndPermissionsAreKept()
{
    const TemporaryFolder folder;
    fs::create_directory(folder.path() / "store");
    const fs::path real = folder.path() / "store/a.nii.gz", link = folder.path() / "link.nii.gz";
    test::writeText(real, "the old file");
    fs::permissions(real, fs::perms::owner_read | fs::perms::owner_write);
    fs::create_symlink("store/a.nii.gz", link);
    writeLabels(link, labelsOn(flipped()), LabelScheme::Msd);
    QVERIFY(fs::is_symlink(link));
    QCOMPARE(readLabels(real, std::nullopt).scheme, LabelScheme::Msd);
    QCOMPARE(static_cast<int>(fs::status(real).permissions()), 0600);
}

QTEST_APPLESS_MAIN(TestLabelWriter)
#include "test_label_writer.moc"
