#include "segmentation/case/formats/case_reader.h"
#include "segmentation/case/formats/preflight.h"
#include "segmentation/system/error.h"
#include "tests/support/nifti_builder.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <cmath>

using namespace glioscope;
using test::ByteVector;
using test::NiftiFile;

namespace {

template <typename T>
void put(ByteVector& all, std::size_t offset, T value, bool bigEndian)
{
    std::array<char, sizeof(T)> raw;
    std::memcpy(raw.data(), &value, sizeof(T));
    if (bigEndian) {
        std::ranges::reverse(raw);
    }
    std::ranges::copy(raw, all.begin() + static_cast<std::ptrdiff_t>(offset));
}

/// The same file as NIfTI-2, by the offsets of nifti2.h.
ByteVector asVersion2(const NiftiFile& nifti, double pixdim0 = 1)
{
    ByteVector all(544, 0);
    const auto write = [&](std::size_t offset, auto value) {
        put(all, offset, value, nifti.bigEndian);
    };
    write(0, std::int32_t{540});
    std::ranges::copy(
        std::string(nifti.magic == "ni1" ? "ni2" : "n+2") + std::string("\0\r\n\x1a\n", 5),
        all.begin() + 4);
    write(12, nifti.datatype);
    write(16, static_cast<std::int64_t>(nifti.size.size()));
    write(104, pixdim0);
    for (std::size_t d = 0; d < nifti.size.size(); ++d) {
        write(24 + 8 * d, static_cast<std::int64_t>(nifti.size[d]));
        write(112 + 8 * d, d < 3 ? static_cast<double>(nifti.spacing[d]) : 1.0);
    }
    write(168, static_cast<std::int64_t>(nifti.voxelOffset == 352 ? 544 : nifti.voxelOffset));
    write(176, static_cast<double>(nifti.slope));
    write(184, static_cast<double>(nifti.intercept));
    std::ranges::copy(nifti.description, all.begin() + 240);
    write(344, std::int32_t{nifti.qformCode});
    write(348, std::int32_t{nifti.sformCode});
    for (std::size_t i = 0; i < nifti.qform.size(); ++i) {
        write(352 + 8 * i, static_cast<double>(nifti.qform[i]));
    }
    for (std::size_t i = 0; i < nifti.sform.size(); ++i) {
        write(400 + 8 * i, static_cast<double>(nifti.sform[i]));
    }
    write(500, std::int32_t{2});  // mm
    if (nifti.magic != "ni1") {
        all.insert(all.end(), nifti.voxels.begin(), nifti.voxels.end());
    }
    return all;
}

Image read(const ByteVector& bytes, const char* name)
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.path() / name, bytes);
    return readImage(folder.path() / name);
}

std::string refusal(const std::filesystem::path& file)
{
    try {
        (void)readImage(file);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

void requireSame(const Image& ours, const Image& expected)
{
    QVERIFY2(samePhysicalGrid(ours.geometry, expected.geometry),
             (describe(ours.geometry) + " " + describe(expected.geometry)).c_str());
    QVERIFY(maxCornerDisplacementMm(ours.geometry, expected.geometry) < 1e-4);
    QCOMPARE(ours.voxels, expected.voxels);
}

NiftiFile tilted()
{
    NiftiFile nifti = test::smallImage();
    const float s = std::sqrt(0.5F);
    nifti.spacing = {1.5F, 2, 3};
    nifti.sformCode = 0;
    nifti.qformCode = 1;
    nifti.qform = {0, 0, s, 4, 5, 6};
    return nifti;
}

}  // namespace

class TestNiftiVersions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Version 1, whose odd orientations ITK reads, is the measure.
    void versionTwoIsReadAsVersionOne()
    {
        NiftiFile plain = test::smallImage();
        NiftiFile oblique = plain;
        oblique.sform = {0, -1.5F, 0, 10, 0.8F, 0, 1.2F, 20, -0.6F, 0, 1.6F, -5};
        const NiftiFile big = test::smallImage({4, 3, 2}, true);
        NiftiFile scaled = plain;
        scaled.slope = 0.5F;
        scaled.intercept = -3;
        NiftiFile nothing = plain;
        nothing.sformCode = 0;
        nothing.spacing = {1.5F, 2, 3};
        for (const NiftiFile& nifti : {plain, oblique, big, scaled, tilted(), nothing}) {
            const Image first = read(nifti.bytes(), "a.nii");
            requireSame(read(asVersion2(nifti), "a.nii"), first);
            requireSame(read(test::gzipped(asVersion2(nifti)), "a.nii.gz"), first);
        }
    }

    void aMirroredQuaternionMirrorsTheThirdAxis()
    {
        const Image plain = read(asVersion2(tilted()), "a.nii");
        const Image mirrored = read(asVersion2(tilted(), -1), "a.nii");
        for (std::size_t w = 0; w < 3; ++w) {
            QCOMPARE(mirrored.geometry.direction[w][0], plain.geometry.direction[w][0]);
            QCOMPARE(mirrored.geometry.direction[w][2], -plain.geometry.direction[w][2]);
        }
    }

    void headersWithTheirVoxelsBesideThemAreRead()
    {
        NiftiFile nifti = test::smallImage();
        const Image whole = read(nifti.bytes(), "a.nii");
        NiftiFile half = nifti;
        half.magic = "ni1";
        half.voxelOffset = 0;
        half.voxels.clear();
        ByteVector header = half.bytes();
        header.resize(348);
        for (const ByteVector& bytes : {header, asVersion2(half)}) {
            const test::TemporaryFolder folder;
            test::writeFile(folder.path() / "a.hdr", bytes);
            test::writeFile(folder.path() / "a.img", nifti.voxels);
            requireSame(readImage(folder.path() / "a.hdr"), whole);
            const test::TemporaryFolder packed;
            test::writeFile(packed.path() / "a.hdr.gz", test::gzipped(bytes));
            test::writeFile(packed.path() / "a.img.gz", test::gzipped(nifti.voxels));
            requireSame(readImage(packed.path() / "a.hdr.gz"), whole);
        }
    }

    void aPairWithoutItsQuaternionsSformIsReadToo()
    {
        NiftiFile half = tilted();
        const Image whole = read(half.bytes(), "a.nii");
        const ByteVector voxels = half.voxels;
        half.magic = "ni1";
        half.voxelOffset = 0;
        half.voxels.clear();
        ByteVector header = half.bytes();
        header.resize(348);
        const test::TemporaryFolder folder;
        test::writeFile(folder.path() / "a.hdr", header);
        test::writeFile(folder.path() / "a.img", voxels);
        requireSame(readImage(folder.path() / "a.hdr"), whole);
    }

    void whatIsWrongWithAPairIsSaid()
    {
        const test::TemporaryFolder folder;
        NiftiFile half = test::smallImage();
        half.magic = "ni1";
        half.voxelOffset = 0;
        half.voxels.clear();
        test::writeFile(folder.path() / "a.hdr", half.bytes());
        QVERIFY(refusal(folder.path() / "a.hdr").find("a.img) is not beside it") !=
                std::string::npos);
        test::writeFile(folder.path() / "a.img", ByteVector(10, 0));
        QVERIFY(refusal(folder.path() / "a.hdr").find("cannot hold") != std::string::npos);
        test::writeFile(folder.path() / "b.nii", half.bytes());
        QVERIFY(refusal(folder.path() / "b.nii").find(".hdr") != std::string::npos);
        test::writeFile(folder.path() / "c.hdr", test::smallImage().bytes());
        QVERIFY(refusal(folder.path() / "c.hdr").find(".nii") != std::string::npos);
        // Analyze 7.5, the older form of a pair: says nothing of left and right.
        half.magic = "";
        test::writeFile(folder.path() / "d.hdr", half.bytes());
        test::writeFile(folder.path() / "d.img", ByteVector(48, 0));
        QVERIFY(refusal(folder.path() / "d.hdr").find("not a NIfTI") != std::string::npos);
    }

    void damageInVersionTwoIsSaid()
    {
        const test::TemporaryFolder folder;
        const auto said = [&](const ByteVector& bytes) {
            test::writeFile(folder.path() / "a.nii", bytes);
            return refusal(folder.path() / "a.nii");
        };
        const ByteVector good = asVersion2(test::smallImage());
        ByteVector huge = good;
        put(huge, 24, std::int64_t{1} << 40, false);
        QVERIFY(said(huge).find("damaged") != std::string::npos);
        ByteVector infinite = good;
        put(infinite, 400, std::nan(""), false);
        QVERIFY(said(infinite).find("not finite") != std::string::npos);
        ByteVector sheared = good;
        put(sheared, 408, 0.5, false);
        QVERIFY(said(sheared).find("right angles") != std::string::npos);
        QVERIFY(said(ByteVector(good.begin(), good.begin() + 500)).find("too short") !=
                std::string::npos);
        QVERIFY(said(ByteVector(good.begin(), good.end() - 1)).find("cannot hold") !=
                std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestNiftiVersions)
#include "test_nifti_versions.moc"
