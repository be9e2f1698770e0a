#include "segmentation/case/formats/preflight.h"

#include "segmentation/case/formats/case_reader.h"
#include "segmentation/case/formats/file_bytes.h"
#include "segmentation/system/error.h"
#include "tests/support/nifti_builder.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <sys/inotify.h>
#include <sys/resource.h>
#include <unistd.h>

#include <functional>
#include <limits>

using namespace glioscope;
using test::ByteVector;
using test::NiftiFile;
namespace fs = std::filesystem;

namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
constexpr float kInfinity = std::numeric_limits<float>::infinity();

struct BadFile {
    const char* name;
    ByteVector bytes;
    const char* word;  ///< that the message must hold, besides the file's path
};

ByteVector text(const std::string& words)
{
    return {words.begin(), words.end()};
}

ByteVector cut(ByteVector bytes, std::size_t size)
{
    bytes.resize(size);
    return bytes;
}

/// The header fields changed by `change`, on an otherwise right small image.
template <typename Change>
ByteVector changed(Change change)
{
    NiftiFile nifti = test::smallImage();
    change(nifti);
    return nifti.bytes();
}

ByteVector nrrd(const std::string& fields, std::size_t voxelBytes)
{
    ByteVector bytes =
        text("NRRD0004\ntype: short\ndimension: 3\nendian: little\n" + fields + "\n");
    bytes.resize(bytes.size() + voxelBytes);
    return bytes;
}

/// A whole gzip file of a big volume, cut in the middle of its data.
ByteVector cutGzip()
{
    NiftiFile nifti;
    nifti.size = {64, 64, 8};
    std::vector<double> values(64 * 64 * 8);
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = static_cast<double>((i * 7919) % 30011);
    }
    const ByteVector packed = test::gzipped(nifti.append<std::int16_t>(values).bytes());
    return cut(packed, packed.size() / 2);
}

std::vector<BadFile> badFiles()
{
    using N = NiftiFile;
    const ByteVector good = test::smallImage().bytes();
    return {
        {"empty.nii.gz", {}, "empty"},
        {"text.nii.gz", text("I am a text file, honestly.\n" + std::string(500, '.')),
         "not a NIfTI"},
        {"short.nii", text("short"), "too short"},
        {"cut_header.nii.gz", test::gzipped(cut(good, 200)), "too short"},
        {"gzip.nii", test::gzipped(good), "rename"},
        {"page.nii.gz", test::gzipped(text("<html>" + std::string(500, ' '))), "not a NIfTI"},
        {"noise.nii.gz", cut(test::gzipped(good), 12), ""},
        {"cut.nii", cut(good, good.size() - 1), "cannot hold"},
        {"cut.nii.gz", cutGzip(), ""},
        {"giant.nii", cut(changed([](N& n) { n.size = {32767, 32767, 9}; }), 377), "limit"},
        {"giant_4d.nii.gz", test::gzipped(changed([](N& n) { n.size = {500, 500, 500, 3000}; })),
         "limit"},
        {"large.nii.gz", test::gzipped(changed([](N& n) { n.size = {500, 500, 500}; })),
         "cannot hold"},
        {"negative.nii", changed([](N& n) { n.size = {4, -3, 2}; }), "damaged"},
        {"zero.nii", changed([](N& n) { n.size = {4, 0, 2}; }), "damaged"},
        {"flat.nii", changed([](N& n) { n.size = {4, 6}; }), "flat"},
        {"five.nii", changed([](N& n) { n.size = {2, 2, 2, 1, 3}; }), "four dimensions"},
        {"complex.nii", changed([](N& n) { n.datatype = 32; }), "type 32"},
        {"rgb.nii", changed([](N& n) { n.datatype = 128; }), "type 128"},
        {"pair.nii", changed([](N& n) { n.magic = "ni1"; }), "pair"},
        {"magic.nii", changed([](N& n) { n.magic = "xyz"; }), "not a NIfTI"},
        {"second.nii", changed([](N& n) { n.headerSize = 540; }), "too short"},
        {"nan_offset.nii", changed([](N& n) { n.voxelOffset = kNan; }), "damaged"},
        {"far_offset.nii", changed([](N& n) { n.voxelOffset = 1e30f; }), "damaged"},
        {"low_offset.nii", changed([](N& n) { n.voxelOffset = 100; }), "damaged"},
        {"beyond.nii", changed([](N& n) { n.voxelOffset = 5e6f; }), "cannot hold"},
        {"nan_sform.nii", changed([](N& n) { n.sform[5] = kNan; }), "not finite"},
        {"infinite_origin.nii", changed([](N& n) { n.sform[3] = kInfinity; }), "not finite"},
        {"flat_sform.nii", changed([](N& n) { n.sform[10] = 0; }), "flattens"},
        {"no_spacing.nii", changed([](N& n) {
             n.sformCode = 0;
             n.spacing[1] = 0;
         }),
         "flattens"},
        {"nan_qform.nii", changed([](N& n) {
             n.qformCode = 1;
             n.qform[1] = kNan;
         }),
         "not finite"},
        {"picture.png", text("PNG"), "none of what is read, NIfTI"},
        {"text.nrrd", text("hello"), "not an NRRD"},
        {"endless.nrrd", text("NRRD0004\ntype: short\ndimension: 3\nsizes: 4 3 2"),
         "without an end"},
        {"cut.nrrd", nrrd("sizes: 4 3 2\nencoding: raw\n", 40), "cannot hold"},
        {"giant.nrrd", nrrd("sizes: 2000000000 2000000000 2000000000\nencoding: gzip\n", 40),
         "limit"},
        {"detached.nrrd", nrrd("sizes: 4 3 2\nencoding: raw\ndata file: /etc/passwd\n", 48),
         "another file"},
        {"hex.nrrd", nrrd("sizes: 4 3 2\nencoding: hex\n", 48), "encoded"},
        {"sizes.nrrd", nrrd("sizes: 4 -3 2\nencoding: raw\n", 48), "sizes"},
        {"axes.nrrd",
         nrrd("sizes: 4 3 2\nencoding: raw\nspace directions: (1,0,0) (2,0,0) (0,0,1)\n", 48),
         "flattens"},
        {"nan.nrrd",
         nrrd("sizes: 4 3 2\nencoding: raw\nspace directions: (nan,0,0) (0,1,0) (0,0,1)\n", 48),
         "space directions"},
    };
}

std::string refusal(const fs::path& file, const ReadOptions& options = {})
{
    try {
        (void)readImage(file, options);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

}  // namespace

/// How often `work` opens a file.
int opensOf(const fs::path& file, const std::function<void()>& work)
{
    const int watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    // Equal events one after the other are told as one; closing lies between two of them.
    inotify_add_watch(watch, file.c_str(), IN_OPEN | IN_CLOSE_NOWRITE);
    work();
    int opens = 0;
    inotify_event event = {};
    while (::read(watch, &event, sizeof event) == sizeof event) {
        opens += (event.mask & IN_OPEN) != 0 ? 1 : 0;
    }
    ::close(watch);
    return opens;
}

class TestPreflight : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrongIsSaidInOneSentence_data();
    void whatIsWrongIsSaidInOneSentence();
    void nothingHugeIsAllocatedForALyingHeader();
    void vanishedFilesAndFoldersAreSaidSo();
    void limitsCanBeRaised();
    void summaryTellsWhatTheHeaderDeclares();
    void everyPrefixOfAFileIsRefusedWithoutHarm();
    void damagedCompressedDataIsNoticed();
    void everyDamagedHeaderByteIsSurvived();
    void aHeaderIsReadOnce();
};

void TestPreflight::whatIsWrongIsSaidInOneSentence_data()
{
    QTest::addColumn<int>("row");
    const std::vector<BadFile> files = badFiles();
    for (std::size_t i = 0; i < files.size(); ++i) {
        QTest::newRow(files[i].name) << static_cast<int>(i);
    }
}

void TestPreflight::whatIsWrongIsSaidInOneSentence()
{
    QFETCH(const int, row);
    const BadFile bad = badFiles()[static_cast<std::size_t>(row)];
    const test::TemporaryFolder folder;
    const fs::path file = folder.path() / bad.name;
    test::writeFile(file, bad.bytes);
    const std::string said = refusal(file);
    QVERIFY2(said.starts_with(file.string() + " "), said.c_str());
    QVERIFY2(said.find(bad.word) != std::string::npos, said.c_str());
    QVERIFY2(said.ends_with('.') && said.find('\n') == std::string::npos, said.c_str());
}

void TestPreflight::nothingHugeIsAllocatedForALyingHeader()
{
    // Under the limits, so that only the file's own size gives it away: 2^28 float voxels in 900
    // bytes.
    const test::TemporaryFolder folder;
    const fs::path file = folder.path() / "liar.nii.gz";
    test::writeFile(file, test::gzipped(changed([](NiftiFile& n) {
                        n.size = {512, 512, 1000};
                        n.datatype = 16;
                    })));
    rusage before = {}, after = {};
    getrusage(RUSAGE_SELF, &before);
    QVERIFY(
        refusal(file, {.labelScheme = {}, .maxBytes = std::size_t{1} << 40}).find("cannot hold") !=
        std::string::npos);
    getrusage(RUSAGE_SELF, &after);
    QVERIFY(after.ru_maxrss - before.ru_maxrss < 64 * 1024);  // KiB
}

void TestPreflight::vanishedFilesAndFoldersAreSaidSo()
{
    const test::TemporaryFolder folder;
    const fs::path file = folder.path() / "gone" / "P_t1.nii.gz";
    QVERIFY(refusal(file).starts_with(file.string() + " does not exist"));
    fs::create_directories(file);
    QVERIFY(refusal(file).starts_with(file.string() + " is not a file"));
}

void TestPreflight::limitsCanBeRaised()
{
    const test::TemporaryFolder folder;
    const fs::path file = folder.path() / "a.nii";
    test::writeFile(file, test::smallImage().bytes());
    QVERIFY(refusal(file, {.labelScheme = {}, .maxVoxels = 23}).find("limit of 23") !=
            std::string::npos);
    QVERIFY(refusal(file, {.labelScheme = {}, .maxBytes = 399}).find("limit of 399") !=
            std::string::npos);
    QCOMPARE(refusal(file, {.labelScheme = {}, .maxVoxels = 24, .maxBytes = 400}), std::string());
    for (const auto& [value, limit] :
         {std::pair{"23", std::size_t{23}}, {"5000000000", std::size_t{5'000'000'000}}}) {
        qputenv("GLIOSCOPE_MAX_VOXELS", value);
        QCOMPARE(ReadOptions().maxVoxels, limit);
    }
    for (const char* nonsense : {"", "0", "-1", "many", "12x"}) {
        qputenv("GLIOSCOPE_MAX_VOXELS", nonsense);
        QCOMPARE(ReadOptions().maxVoxels, std::size_t{1} << 28);
    }
    qunsetenv("GLIOSCOPE_MAX_VOXELS");
}

void TestPreflight::summaryTellsWhatTheHeaderDeclares()
{
    const test::TemporaryFolder folder;
    NiftiFile nifti = test::smallImage({4, 3, 2, 4});
    nifti.voxelOffset = 1024;
    test::writeFile(folder.path() / "a.nii.gz", test::gzipped(nifti.bytes()));
    const HeaderSummary summary = preflight(folder.path() / "a.nii.gz", {});
    QCOMPARE(summary.size, (std::array<std::int64_t, 4>{4, 3, 2, 4}));
    QCOMPARE(summary.bytesPerVoxel, 2);
    QCOMPARE(summary.voxelOffset, std::int64_t{1024});
    QVERIFY(summary.compressed);
}

void TestPreflight::everyPrefixOfAFileIsRefusedWithoutHarm()
{
    const test::TemporaryFolder folder;
    const ByteVector plain = test::smallImage().bytes(), packed = test::gzipped(plain);
    for (std::size_t size = 0; size < plain.size(); size += 7) {
        test::writeFile(folder.path() / "a.nii", cut(plain, size));
        QVERIFY(!refusal(folder.path() / "a.nii").empty());
    }
    for (std::size_t size = 0; size < packed.size(); size += 3) {
        test::writeFile(folder.path() / "a.nii.gz", cut(packed, size));
        QVERIFY2(!refusal(folder.path() / "a.nii.gz").empty(), std::to_string(size).c_str());
    }
}

void TestPreflight::damagedCompressedDataIsNoticed()
{
    // A flipped bit behind gzip's own 10 byte header changes a voxel or the checksum.
    const test::TemporaryFolder folder;
    const ByteVector packed = test::gzipped(test::smallImage({32, 32, 8}).bytes());
    for (std::size_t at = 10; at < packed.size(); at += packed.size() / 97 + 1) {
        ByteVector bytes = packed;
        bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
        test::writeFile(folder.path() / "a.nii.gz", bytes);
        QVERIFY(!refusal(folder.path() / "a.nii.gz").empty());
    }
}

void TestPreflight::everyDamagedHeaderByteIsSurvived()
{
    // Either it still reads, or it is refused by an Error; anything else fails the test.
    const test::TemporaryFolder folder;
    const fs::path file = folder.path() / "a.nii";
    for (std::size_t at = 0; at < 352; ++at) {
        for (const int value : {0, 127, 255}) {
            ByteVector bytes = test::smallImage().bytes();
            bytes[at] = static_cast<char>(value);
            test::writeFile(file, bytes);
            const std::string said = refusal(file);
            QVERIFY2(said.empty() || said.starts_with(file.string()), said.c_str());
        }
    }
}

void TestPreflight::aHeaderIsReadOnce()
{
    const test::TemporaryFolder folder;
    const fs::path plain = folder.path() / "a.nii", nrrdFile = folder.path() / "a.nrrd";
    test::writeFile(plain, test::smallImage().bytes());
    test::writeFile(nrrdFile, nrrd("sizes: 4 3 2\nencoding: raw\n", 48));
    for (const fs::path& file : {plain, nrrdFile}) {
        const int header = opensOf(file, [&] { (void)preflight(file, {}); });
        const int voxels =
            opensOf(file, [&] { (void)unpack(file, 4, {.offset = 0, .packed = false}); });
        QVERIFY(header > 0 && voxels > 0);
        const int all = opensOf(file, [&] { QCOMPARE(refusal(file), std::string()); });
        QCOMPARE(all, header + voxels);
    }
}

QTEST_APPLESS_MAIN(TestPreflight)
#include "test_preflight.moc"
