#include "segmentation/case/formats/case_reader.h"

#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/system/error.h"
#include "tests/support/nifti_builder.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace glioscope;
using test::ByteVector;
using test::NiftiFile;
using test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

Image read(const ByteVector& bytes, const char* name = "a.nii")
{
    const TemporaryFolder folder;
    test::writeFile(folder.path() / name, bytes);
    return readImage(folder.path() / name);
}

CaseLabels readMask(const NiftiFile& nifti, std::optional<LabelScheme> named = {},
                    std::optional<LabelScheme> chosen = {})
{
    const TemporaryFolder folder;
    test::writeFile(folder.path() / "P_seg.nii", nifti.bytes());
    return readLabels(folder.path() / "P_seg.nii", named, {.labelScheme = chosen});
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

template <typename T>
NiftiFile typed(std::int16_t datatype, bool bigEndian, const std::vector<double>& values)
{
    NiftiFile nifti;
    nifti.datatype = datatype;
    nifti.bigEndian = bigEndian;
    std::vector<double> all = values;
    all.resize(24, 0);
    return nifti.append<T>(all);
}

bool close(const Vec3& a, const Vec3& b)
{
    return std::abs(a[0] - b[0]) < 1e-4 && std::abs(a[1] - b[1]) < 1e-4 &&
           std::abs(a[2] - b[2]) < 1e-4;
}

}  // namespace

class TestCaseReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTypeAndByteOrderReadsTheSame();
    void slopeAndInterceptAreAppliedWhereUsed();
    void voxelsAreFoundBehindExtensions();
    void valuesThatAreNotFiniteBecomeZero();
    void unusualCompressionIsRead();
    void worldIsLpsOfTheSform();
    void qformCountsWithoutSform();
    void sformWinsWhereHeadersContradict();
    void jitterIsStraightenedAndShearRefused();
    void nrrdReadsInItsOwnSpace();
    void labelsOfEveryStorageTypeAreTranslated();
    void whatIsNoMaskIsRefused();
    void caseLoadsWithWhatItHas();
    void sequencesOnOtherGridsAreNamed();
    void fourVolumesAreDealtOut();
    void aBadSequenceFailsTheCaseByName();
    void badLabelsFailTheCaseUnlessItMayDoWithout();
    void labelsThatAreNoNumbersAreRefused();
    void otherVoxelOrdersOfOnePlaceArePermuted();
    void unclearOrientationIsDoubted();
    void unusedDimensionsMayBeZero();
    void dataBehindTheVoxelsIsNoFault();
};

void TestCaseReader::everyTypeAndByteOrderReadsTheSame()
{
    const std::vector<double> small = {0, 1, 100, 127, 5};
    const std::vector<double> wide = {0, 1, 300, 30000, -5};
    for (const bool big : {false, true}) {
        const std::vector<std::pair<NiftiFile, std::vector<double>>> files = {
            {typed<std::uint8_t>(2, big, small), small},
            {typed<std::int8_t>(256, big, small), small},
            {typed<std::int16_t>(4, big, wide), wide},
            {typed<std::uint16_t>(512, big, {0, 1, 65535}), {0, 1, 65535}},
            {typed<std::int32_t>(8, big, wide), wide},
            {typed<std::uint32_t>(768, big, {0, 1, 4294967040.0}), {0, 1, 4294967040.0}},
            {typed<std::int64_t>(1024, big, wide), wide},
            {typed<std::uint64_t>(1280, big, small), small},
            {typed<float>(16, big, {0.5, -1.25, 1e6}), {0.5, -1.25, 1e6}},
            {typed<double>(64, big, {0.5, -1.25, 1e6}), {0.5, -1.25, 1e6}}};
        for (const auto& [nifti, values] : files) {
            const Image image = read(nifti.bytes());
            for (std::size_t i = 0; i < values.size(); ++i) {
                QCOMPARE(image.voxels[i], static_cast<float>(values[i]));
            }
            QCOMPARE(image.geometry.size, (Index3{4, 3, 2}));
        }
    }
}

void TestCaseReader::slopeAndInterceptAreAppliedWhereUsed()
{
    constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
    const auto third = [](float slope, float intercept) {
        NiftiFile nifti = test::smallImage();
        nifti.slope = slope;
        nifti.intercept = intercept;
        return read(nifti.bytes()).voxels[3];
    };
    QCOMPARE(third(2.0f, 0.5f), 6.5f);
    QCOMPARE(third(-0.25f, 1.0f), 0.25f);
    QCOMPARE(third(0.0f, 9.0f), 3.0f);  // slope 0: not used
    QCOMPARE(third(kNan, 9.0f), 3.0f);
    QCOMPARE(third(2.0f, kNan), 6.0f);
}

void TestCaseReader::voxelsAreFoundBehindExtensions()
{
    for (const int offset : {368, 11456, 4111}) {  // the last leaves voxels unaligned
        for (const char* name : {"a.nii", "a.nii.gz", "A.NII.GZ"}) {
            NiftiFile nifti = test::smallImage();
            nifti.voxelOffset = static_cast<float>(offset);
            const bool packed = std::string(name) != "a.nii";
            const Image image = read(packed ? test::gzipped(nifti.bytes()) : nifti.bytes(), name);
            QCOMPARE(image.voxels.back(), 23.0f);
            QCOMPARE(image.at(1, 2, 1), 21.0f);
        }
    }
}

void TestCaseReader::valuesThatAreNotFiniteBecomeZero()
{
    const double infinity = std::numeric_limits<double>::infinity();
    const Image image = read(typed<float>(16, false, {NAN, 1, infinity, -infinity, 2}).bytes());
    QCOMPARE(std::vector<float>(image.voxels.begin(), image.voxels.begin() + 5),
             (std::vector<float>{0, 1, 0, 0, 2}));
    QCOMPARE(read(typed<double>(64, false, {1e300, 1}).bytes()).voxels[0],
             0.0f);  // no float is as large
}

void TestCaseReader::unusualCompressionIsRead()
{
    const ByteVector plain = test::smallImage().bytes();
    QCOMPARE(read(plain, "not_packed.nii.gz").voxels.back(), 23.0f);
    ByteVector members = test::gzipped(ByteVector(plain.begin(), plain.begin() + 360));
    const ByteVector second = test::gzipped(ByteVector(plain.begin() + 360, plain.end()));
    members.insert(members.end(), second.begin(), second.end());
    QCOMPARE(read(members, "two_members.nii.gz").voxels.back(), 23.0f);
    ByteVector longer = plain;
    longer.resize(longer.size() + 1000, 'x');
    QCOMPARE(read(test::gzipped(longer), "trailing.nii.gz").voxels.back(), 23.0f);
}

void TestCaseReader::worldIsLpsOfTheSform()
{
    NiftiFile nifti = test::smallImage();
    nifti.sform = {0, 0, 3, 10, 2, 0, 0, 20, 0, -1.5f, 0, 30};  // RAS: i to A, j to I, k to R
    nifti.spacing = {2, 1.5f, 3};
    const Geometry g = read(nifti.bytes()).geometry;
    QCOMPARE(orientationCode(g), std::string("AIR"));
    QVERIFY(close(g.spacingMm, {2, 1.5, 3}));
    QVERIFY(close(g.toLps({0, 0, 0}), {-10, -20, 30}));
    QVERIFY(close(g.toLps({1, 1, 1}), {-13, -22, 28.5}));
}

void TestCaseReader::qformCountsWithoutSform()
{
    NiftiFile nifti = test::smallImage();
    nifti.sformCode = 0;
    nifti.qformCode = 1;
    nifti.qform = {0, 0, std::sqrt(0.5f), 5, 6, 7};  // 90 degrees about z
    nifti.spacing = {-1, 2, 3};                      // a sign some writers leave
    const Geometry g = read(nifti.bytes()).geometry;
    QVERIFY(close(g.spacingMm, {1, 2, 3}));
    QVERIFY(close(g.originLps, {-5, -6, 7}));
    QCOMPARE(orientationCode(g), std::string("ALS"));
}

void TestCaseReader::sformWinsWhereHeadersContradict()
{
    NiftiFile scaled = test::smallImage();
    scaled.sform = {-2, 0, 0, 5, 0, -2, 0, 6, 0, 0, 2, 7};  // while pixdim says 1
    QVERIFY(close(read(scaled.bytes()).geometry.spacingMm, {2, 2, 2}));
    NiftiFile both = test::smallImage();
    both.sformCode = 2;
    both.qformCode = 1;
    both.qform = {0, 0, 0, 50, 60, 70};
    QVERIFY(close(read(both.bytes()).geometry.originLps, {0, 0, 0}));
}

void TestCaseReader::jitterIsStraightenedAndShearRefused()
{
    NiftiFile jitter = test::smallImage();
    jitter.sform = {-1, 0.001f, 0, 5, 0, -1, 0, 6, 0, 0, 1, 7};
    const Geometry straight = read(jitter.bytes()).geometry;
    QVERIFY(std::abs(std::abs(determinant(straight.direction)) - 1) < 1e-9);
    NiftiFile shear = test::smallImage();
    shear.sform = {-1, 0.3f, 0, 5, 0, -1, 0, 6, 0, 0, 1, 7};
    const std::string said = refusal([&] { (void)read(shear.bytes()); });
    QVERIFY2(said.find("right angles") != std::string::npos, said.c_str());
    shear.qformCode = 1;
    shear.qform = {0, 0, 0, 50, 60, 70};
    QVERIFY(close(read(shear.bytes()).geometry.originLps, {-50, -60, 70}));
}

void TestCaseReader::nrrdReadsInItsOwnSpace()
{
    const auto nrrd = [](const std::string& space, const std::string& encoding, bool packed) {
        const std::string header = "NRRD0004\ntype: short\ndimension: 3\nspace: " + space +
                                   "\nsizes: 4 3 2\nspace directions: (2,0,0) (0,1,0) (0,0,3)\n"
                                   "kinds: domain domain domain\nendian: little\nencoding: " +
                                   encoding + "\nspace origin: (10,20,30)\n\n";
        const ByteVector all = test::smallImage().voxels;
        const ByteVector voxels = packed ? test::gzipped(all) : all;
        ByteVector bytes(header.begin(), header.end());
        bytes.insert(bytes.end(), voxels.begin(), voxels.end());
        return bytes;
    };
    const Image lps = read(nrrd("left-posterior-superior", "raw", false), "a.nrrd");
    QVERIFY(close(lps.geometry.originLps, {10, 20, 30}));
    QVERIFY(close(lps.geometry.spacingMm, {2, 1, 3}));
    QCOMPARE(lps.at(1, 2, 1), 21.0f);
    const Image ras = read(nrrd("right-anterior-superior", "gzip", true), "a.nrrd");
    QVERIFY(close(ras.geometry.originLps, {-10, -20, 30}));
    QCOMPARE(orientationCode(ras.geometry), std::string("RAS"));
    QCOMPARE(ras.voxels, lps.voxels);
    ByteVector cut = nrrd("right-anterior-superior", "gzip", true);
    cut.resize(cut.size() - 20);
    QVERIFY(!refusal([&] { (void)read(cut, "a.nrrd"); }).empty());
}

void TestCaseReader::labelsOfEveryStorageTypeAreTranslated()
{
    using enum Label;
    const std::vector<Label> expected = {Background, Necrosis, Oedema, Enhancing, Background};
    std::vector<NiftiFile> files = {
        test::smallMask({0, 1, 2, 4}), typed<std::int16_t>(4, true, {0, 1, 2, 4}),
        typed<float>(16, false, {0, 1, 2, 4}), typed<double>(64, false, {0, 1, 2, 4})};
    std::vector<double> stored(24, -1000);
    stored[1] = -990;
    stored[2] = -980;
    stored[3] = -960;
    NiftiFile scaled = typed<std::int16_t>(4, false, stored);
    scaled.slope = 0.1f;  // not exact in binary
    scaled.intercept = 100;
    files.push_back(scaled);
    for (const NiftiFile& nifti : files) {
        const CaseLabels layer = readMask(nifti, {}, LabelScheme::Brats2021);
        QCOMPARE(layer.scheme, LabelScheme::Brats2021);
        QVERIFY(std::equal(expected.begin(), expected.end(), layer.map.voxels.begin()));
    }
    const CaseLabels msd = readMask(test::smallMask({0, 1, 2, 3}), LabelScheme::Msd);
    QCOMPARE(msd.map.voxels[1], Oedema);
    QCOMPARE(msd.map.voxels[2], Necrosis);
    QCOMPARE(readMask(test::smallMask({3}), {}, LabelScheme::Brats2023).map.voxels[0], Enhancing);
    const CaseLabels from2024 = readMask(test::smallMask({0, 1, 2, 3, 4}), LabelScheme::Brats2023);
    QCOMPARE(from2024.map.voxels[4], Label::ResectionCavity);
    QCOMPARE(from2024.map.voxels[3], Enhancing);
    QVERIFY_THROWS_EXCEPTION(AmbiguousInput, (void)readMask(test::smallMask({0, 2, 4})));
    NiftiFile marked = test::smallMask({0, 2});
    marked.description = "Glioscope labels brats2021";
    QCOMPARE(readMask(marked).map.voxels[1], Oedema);
    QVERIFY_THROWS_EXCEPTION(AmbiguousInput, (void)readMask(test::smallMask({0, 2})));
}

void TestCaseReader::whatIsNoMaskIsRefused()
{
    const std::string fraction = refusal([] { (void)readMask(typed<float>(16, false, {0, 1.5})); });
    QVERIFY2(fraction.find("1.5") != std::string::npos &&
                 fraction.find("P_seg.nii") != std::string::npos,
             fraction.c_str());
    QVERIFY(!refusal([] { (void)readMask(typed<float>(16, false, {0, -1})); }).empty());
    QVERIFY(!refusal([] { (void)readMask(typed<float>(16, false, {1e9})); }).empty());
    const std::string seven =
        refusal([] { (void)readMask(test::smallMask({0, 7}), LabelScheme::Msd); });
    QVERIFY2(
        seven.find("value 7") != std::string::npos && seven.find("P_seg.nii") != std::string::npos,
        seven.c_str());
}

void TestCaseReader::caseLoadsWithWhatItHas()
{
    const TemporaryFolder folder;
    test::writeFile(folder.path() / "P_t1ce.nii", test::smallImage().bytes());
    test::writeFile(folder.path() / "P_seg.nii", test::smallMask({1, 4}).bytes());
    const CaseFiles files = findCase(folder.path());
    const Case loaded = readCase(files);
    QCOMPARE(loaded.firstSequence(), Sequence::T1ce);
    QVERIFY(!loaded.image(Sequence::Flair) && loaded.labels);
    QVERIFY(!readCase(files, {.labelScheme = {}, .readLabels = false}).labels);
    test::writeFile(folder.path() / "P_seg.nii", test::smallMask({1, 3}).bytes());
    QVERIFY_THROWS_EXCEPTION(AmbiguousInput, (void)readCase(files));  // t1ce goes with 4
    fs::remove_all(folder.path());
    QVERIFY(refusal([&] { (void)readCase(files); }).find("does not exist") != std::string::npos);
}

void TestCaseReader::sequencesOnOtherGridsAreNamed()
{
    const TemporaryFolder folder;
    NiftiFile moved = test::smallImage(), jitter = test::smallImage();
    moved.sform[3] = 0.5f;
    jitter.sform[3] = 0.05f;
    test::writeFile(folder.path() / "P_flair.nii", test::smallImage().bytes());
    test::writeFile(folder.path() / "P_t1.nii", moved.bytes());
    test::writeFile(folder.path() / "P_t2.nii", jitter.bytes());
    test::writeFile(folder.path() / "P_t1ce.nii", test::smallImage({3, 4, 2}).bytes());
    QCOMPARE(readCase(findCase(folder.path())).sequencesOnOtherGrids(),
             (std::vector{Sequence::T1, Sequence::T1ce}));
}

void TestCaseReader::fourVolumesAreDealtOut()
{
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "BRATS_001.nii.gz";
    test::writeFile(file, test::gzipped(test::smallImage({4, 3, 2, 4}).bytes()));
    const Case loaded = readCase(findCase(file));
    for (const Sequence sequence : kAllSequences) {  // in the Decathlon's order
        const Image& image = *loaded.image(sequence);
        QCOMPARE(image.voxels.size(), std::size_t{24});
        QCOMPARE(image.voxels[1], 24.0f * static_cast<float>(sequence) + 1);
    }
    QVERIFY(refusal([&] { (void)readImage(file); }).find("4 volumes") != std::string::npos);
    CaseFiles wrong = findCase(file);
    wrong.channelOf[2] = 9;
    QVERIFY(!refusal([&] { (void)readCase(wrong); }).empty());
}

void TestCaseReader::aBadSequenceFailsTheCaseByName()
{
    const TemporaryFolder folder;
    test::writeFile(folder.path() / "P_flair.nii", test::smallImage().bytes());
    test::writeText(folder.path() / "P_t2.nii", "");
    const std::string said = refusal([&] { (void)readCase(findCase(folder.path())); });
    QVERIFY2(said.starts_with((folder.path() / "P_t2.nii").string() + " is empty"), said.c_str());
}

void TestCaseReader::badLabelsFailTheCaseUnlessItMayDoWithout()
{
    const TemporaryFolder folder;
    test::writeFile(folder.path() / "P_flair.nii", test::smallImage().bytes());
    test::writeText(folder.path() / "P_seg.nii", "");
    const CaseFiles files = findCase(folder.path());
    const std::string said = refusal([&] { (void)readCase(files); });
    QVERIFY2(said.find("P_seg.nii is empty") != std::string::npos, said.c_str());
    ReadOptions options;
    options.requireLabels = false;
    const Case loaded = readCase(files, options);
    QVERIFY(loaded.image(Sequence::Flair) != nullptr);
    QVERIFY(loaded.labels == nullptr);
    QCOMPARE(loaded.labelsProblem.text(), said);
    test::writeFile(folder.path() / "P_seg.nii", test::smallMask({0, 1, 2, 3}).bytes());
    QVERIFY_THROWS_EXCEPTION(AmbiguousInput, (void)readCase(files, options));
}

void TestCaseReader::labelsThatAreNoNumbersAreRefused()
{
    const double infinity = std::numeric_limits<double>::infinity();
    for (const double value : {std::nan(""), infinity, -infinity}) {
        const std::string said = refusal([&] {
            (void)readMask(typed<float>(16, false, {0, 1, value}), LabelScheme::Brats2021);
        });
        QVERIFY2(said.find("P_seg.nii holds values that are not numbers (1 voxels)") !=
                     std::string::npos,
                 said.c_str());
    }
}

/// Stored along other axes and the other way, at the same place: the case of a converter that turns
/// all.
void TestCaseReader::otherVoxelOrdersOfOnePlaceArePermuted()
{
    const TemporaryFolder folder;
    NiftiFile first = test::smallImage();
    first.spacing = {2, 3, 5};
    first.sform = {-2, 0, 0, 10, 0, -3, 0, 20, 0, 0, 5, 30};
    NiftiFile other,
        labels;  // i runs along S, j to the right, k to anterior, from the opposite corner
    other.size = labels.size = {2, 4, 3};
    other.spacing = labels.spacing = {5, 2, 3};
    other.sform = labels.sform = {0, 2, 0, 4, 0, 0, 3, 14, 5, 0, 0, 30};
    labels.datatype = 2;
    std::vector<double> values, marks;
    for (int k = 0; k < 3; ++k) {
        for (int j = 0; j < 4; ++j) {
            for (int i = 0; i < 2; ++i) {
                const int stored =
                    (3 - j) + 4 * (2 - k) + 12 * i;  // where smallImage has that place
                values.push_back(stored);
                marks.push_back(stored == 5 ? 4 : stored == 6 ? 2 : 0);
            }
        }
    }
    test::writeFile(folder.path() / "P_flair.nii", first.bytes());
    test::writeFile(folder.path() / "P_t1.nii", other.append<std::int16_t>(values).bytes());
    test::writeFile(folder.path() / "P_seg.nii", labels.append<std::uint8_t>(marks).bytes());
    const Case loaded = readCase(findCase(folder.path()));
    const Image& flair = *loaded.image(Sequence::Flair);
    QVERIFY(loaded.sequencesOnOtherGrids().empty());
    QVERIFY(loaded.image(Sequence::T1)->geometry == flair.geometry);
    QCOMPARE(loaded.image(Sequence::T1)->voxels, flair.voxels);
    QVERIFY(loaded.labels->map.geometry == flair.geometry);
    QCOMPARE(loaded.labels->map.voxels[5], Label::Enhancing);
    QCOMPARE(loaded.labels->map.voxels[6], Label::Oedema);
    other.sform[3] += 1;  // half a voxel away is another place
    test::writeFile(folder.path() / "P_t1.nii", other.bytes());
    QCOMPARE(readCase(findCase(folder.path())).sequencesOnOtherGrids(), std::vector{Sequence::T1});
}

void TestCaseReader::unclearOrientationIsDoubted()
{
    const TemporaryFolder folder;
    const auto doubt = [&](const NiftiFile& nifti) {
        test::writeFile(folder.path() / "P_flair.nii", nifti.bytes());
        test::writeFile(folder.path() / "P_t1.nii", test::smallImage().bytes());
        const Case loaded = readCase(findCase(folder.path()));
        if (!loaded.orientationDoubts[static_cast<std::size_t>(Sequence::T1)].empty()) {
            return std::string("the other file is doubted");
        }
        return loaded.orientationDoubts[static_cast<std::size_t>(Sequence::Flair)].text();
    };
    NiftiFile nifti = test::smallImage();
    QCOMPARE(doubt(nifti), std::string());
    nifti.qformCode = 1;
    nifti.qform = {0, 0, 1, 0, 0, 0};  // half a turn about z, as the sform says
    QCOMPARE(doubt(nifti), std::string());
    nifti.qform[3] = 12.5F;
    const std::string shifted = doubt(nifti);
    QVERIFY2(shifted.find("orientation") != std::string::npos &&
                 shifted.find("12.5 mm") != std::string::npos,
             shifted.c_str());
    nifti.sformCode = 4;  // a template's space, which is not the scanner's
    QCOMPARE(doubt(nifti), std::string());
    nifti.qform = {0, 0, 0, 0, 0, 0};  // but left stays left
    QVERIFY(!doubt(nifti).empty());
    nifti.sformCode = nifti.qformCode = 0;
    const std::string none = doubt(nifti);
    QVERIFY2(none.find("does not state its orientation") != std::string::npos, none.c_str());
}

void TestCaseReader::unusedDimensionsMayBeZero()
{
    ByteVector bytes = test::smallImage({4, 3, 2, 1}).bytes();
    bytes[48] = bytes[49] = 0;  // dim[4]
    QCOMPARE(read(bytes).voxels.back(), 23.0F);
}

/// A header that tells of one volume of ten: others read that one.
void TestCaseReader::dataBehindTheVoxelsIsNoFault()
{
    ByteVector bytes = test::smallImage().bytes();
    bytes.resize(bytes.size() + (std::size_t{6} << 20), 'x');
    for (const char* name : {"a.nii", "a.nii.gz"}) {
        const bool packed = std::string(name) != "a.nii";
        QCOMPARE(read(packed ? test::gzipped(bytes) : bytes, name).voxels.back(), 23.0F);
    }
    ByteVector damaged = test::gzipped(bytes);
    damaged[damaged.size() - 6] =
        static_cast<char>(damaged[damaged.size() - 6] ^ 1);  // in its checksum
    QVERIFY(!refusal([&] { (void)read(damaged, "a.nii.gz"); }).empty());
}

QTEST_APPLESS_MAIN(TestCaseReader)
#include "test_case_reader.moc"
