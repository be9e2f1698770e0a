#include "segmentation/case/formats/nrrd_header.h"

#include "segmentation/case/formats/case_reader.h"
#include "segmentation/system/error.h"
#include "tests/support/nifti_builder.h"
#include "tests/support/test_data.h"

#include <itkNrrdImageIO.h>

#include <QTest>

#include <cmath>

using namespace glioscope;
using test::ByteVector;

namespace {

/// A file of 4x3x2 int16 voxels 0 to 23 with these lines in its header.
ByteVector nrrd(const std::string& lines, bool packed = false, bool bigEndian = false)
{
    const std::string header =
        "NRRD0005\n# a comment: with a colon\ntype: short\ndimension: 3\nsizes: 4 3 2\n" + lines +
        (lines.find("endian:") == std::string::npos ? "endian: little\n" : "") +
        (packed ? "encoding: gzip\n\n" : "encoding: raw\n\n");
    ByteVector voxels = test::smallImage({4, 3, 2}, bigEndian).voxels;
    voxels = packed ? test::gzipped(voxels) : voxels;
    ByteVector bytes(header.begin(), header.end());
    bytes.insert(bytes.end(), voxels.begin(), voxels.end());
    return bytes;
}

std::string refusal(const ByteVector& bytes)
{
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "a.nrrd";
    test::writeFile(file, bytes);
    try {
        (void)readImage(file);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

}  // namespace

class TestNrrdHeader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void geometryIsTheOneThatItkReads_data()
    {
        QTest::addColumn<QString>("lines");
        const auto add = [](const char* name, const char* lines) {
            QTest::newRow(name) << QString::fromLatin1(lines);
        };
        add("lps",
            "space: left-posterior-superior\nspace directions: (1.6,0,0) (0,0.9,0) (0,0,2.5)\n"
            "space origin: (-79.2,-95.25,1e2)\n");
        add("ras",
            "space: right-anterior-superior\nspace directions: (0.9,0,0) (0,0.9,0) (0,0,0.9)\n"
            "space origin: (10.5,20.25,-30)\n");
        add("las",
            "space: left-anterior-superior\nspace directions: (0,1.5,0) (0,0,-0.7) (2,0,0)\n"
            "space origin: (1,2,3)\n");
        add("short name",
            "space: RAS\nspace directions: (1,0,0) (0,1,0) (0,0,1)\nspace origin: (1,2,3)\n");
        add("oblique",
            "space: left-posterior-superior\n"
            "space directions: (0.8,0.6,0) (-0.6,0.8,0) (0,0,3.25)\nspace origin: (1,2,3)\n");
        add("spaces within vectors",
            "space: left-posterior-superior\n"
            "space directions: (0.5, 0, 0) (0, 0.25, 0) (0, 0, 4)\n"
            "space origin: (1, 2, 3)\nkinds: domain domain domain\n");
        add("no origin",
            "space: left-posterior-superior\nspace directions: (2,0,0) (0,2,0) (0,0,2)\n");
        add("spacings alone", "spacings: 0.75 1.25 3.5\n");
        add("nothing", "");
        add("no patient's space",
            "space: 3D-right-handed\nspace directions: (1.5,0,0) (0,2.5,0) (0,0,0.5)\n"
            "space origin: (1,2,3)\n");
    }

    void geometryIsTheOneThatItkReads()
    {
        QFETCH(const QString, lines);
        const test::TemporaryFolder folder;
        const auto file = folder.path() / "a.nrrd";
        test::writeFile(file, nrrd(lines.toStdString()));
        const Geometry ours = readImage(file).geometry;
        const auto io = itk::NrrdImageIO::New();
        io->SetFileName(file.string());
        io->ReadImageInformation();
        for (unsigned axis = 0; axis < 3; ++axis) {
            QCOMPARE(ours.size[axis], static_cast<int>(io->GetDimensions(axis)));
            QVERIFY(std::abs(ours.spacingMm[axis] - io->GetSpacing(axis)) < 1e-12);
            QVERIFY(std::abs(ours.originLps[axis] - io->GetOrigin(axis)) < 1e-12);
            for (unsigned row = 0; row < 3; ++row) {
                QVERIFY(std::abs(ours.direction[row][axis] - io->GetDirection(axis)[row]) < 1e-12);
            }
        }
    }

    void voxelsAreFoundInEveryOrderEncodingAndPlace()
    {
        const std::string big = "endian: big\n";
        ByteVector skipped = nrrd("byte skip: 5\n");
        skipped.insert(skipped.end() - 48, {'x', 'x', 'x', 'x', 'x'});
        ByteVector lines = nrrd("line skip: 2\n", true);
        const std::string two = "one\ntwo\n";
        const auto gzip = std::ranges::search(lines, std::string("\x1f\x8b"));
        lines.insert(gzip.begin(), two.begin(), two.end());
        ByteVector atEnd = nrrd("byte skip: -1\n");
        atEnd.insert(atEnd.end() - 48, 100, 'x');
        ByteVector more = nrrd("", true);
        more.insert(more.end(), 100, 'x');
        for (const ByteVector& bytes : {nrrd(""), nrrd("", true), nrrd(big, false, true),
                                        nrrd(big, true, true), skipped, lines, atEnd, more}) {
            const test::TemporaryFolder folder;
            test::writeFile(folder.path() / "a.nrrd", bytes);
            const Image image = readImage(folder.path() / "a.nrrd");
            QCOMPARE(image.voxels[1], 1.0F);
            QCOMPARE(image.at(3, 2, 1), 23.0F);
        }
    }

    void anOrientationThatIsNotStatedIsDoubted()
    {
        const test::TemporaryFolder folder;
        const auto doubt = [&](const std::string& lines) {
            test::writeFile(folder.path() / "a.nrrd", nrrd(lines));
            return readNrrdHeader(folder.path() / "a.nrrd").orientationDoubt.text();
        };
        const std::string directions = "space directions: (1,0,0) (0,1,0) (0,0,1)\n";
        QCOMPARE(doubt("space: left-posterior-superior\n" + directions), std::string());
        for (const std::string& lines : {std::string("spacings: 1 1 1\n"), std::string(),
                                         "space: 3D-right-handed\n" + directions,
                                         std::string("space: left-posterior-superior\n")}) {
            QVERIFY(doubt(lines).find("orientation") != std::string::npos);
        }
    }

    void whatIsWrongIsSaid()
    {
        const std::string lps = "space: left-posterior-superior\n";
        for (const auto& [lines, word] :
             {std::pair<std::string, const char*>{
                  lps + "space directions: (1,0,0) (0.4,1,0) (0,0,1)\n", "right angles"},
              {lps + "space directions: none (0,1,0) (0,0,1)\n", "space directions"},
              {"spacings: 1 0 1\n", "spacings"},
              {"endian: middle\n", "endian"},
              {"byte skip: -7\n", "byte skip"},
              {"byte skip: 100000\n", "cannot hold"},
              {"line skip: 5000\n", "line skip"}}) {
            const std::string said = refusal(nrrd(lines));
            QVERIFY2(said.find(word) != std::string::npos, (lines + " -> " + said).c_str());
        }
    }

    /// Segments of 3D Slicer that overlap are four dimensions, the first of them no place in the
    /// world.
    void segmentsOfSlicerAreNoImage()
    {
        const std::string header =
            "NRRD0004\ntype: unsigned char\ndimension: 4\nspace: left-posterior-superior\nsizes: "
            "3 2 2 2\n"
            "space directions: none (1,0,0) (0,1,0) (0,0,1)\nkinds: list domain domain "
            "domain\nencoding: raw\n"
            "space origin: (0,0,0)\nSegment0_ID:=Segment_1\nSegment0_Name:=Edema: around\n\n";
        const std::string file = header + std::string(24, '\0');
        const std::string said = refusal(ByteVector(file.begin(), file.end()));
        QVERIFY2(
            said.find("Slicer") != std::string::npos && said.find("no image") != std::string::npos,
            said.c_str());
    }
};

QTEST_APPLESS_MAIN(TestNrrdHeader)
#include "test_nrrd_header.moc"
