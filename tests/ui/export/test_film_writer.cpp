#include "ui/export/film_writer.h"

#include "segmentation/system/error.h"
#include "tests/support/test_data.h"
#include "ui/export/film_palette.h"

#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QProcess>
#include <QTest>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libswscale/swscale.h>
}

#include <cmath>
#include <fstream>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

constexpr QSize kSize(320, 240);

/// Grey, with a red square that moves to the right.
QImage picture(int n)
{
    QImage image(kSize, QImage::Format_RGB32);
    image.fill(QColor(90, 90, 90));
    QPainter(&image).fillRect(20 + 10 * n, 100, 40, 40, QColor(235, 52, 52));
    return image;
}

struct Film {
    int pictures = 0;
    int width = 0, height = 0;
    double seconds = 0;
    QImage last;
};

/// Decoded by the libraries that players are made with.
Film decoded(const fs::path& file)
{
    Film film;
    AVFormatContext* format = nullptr;
    if (avformat_open_input(&format, file.c_str(), nullptr, nullptr) < 0) {
        return film;
    }
    avformat_find_stream_info(format, nullptr);
    AVStream* stream = format->streams[0];
    film.seconds = double(stream->duration) * av_q2d(stream->time_base);
    AVCodecContext* codec =
        avcodec_alloc_context3(avcodec_find_decoder(stream->codecpar->codec_id));
    avcodec_parameters_to_context(codec, stream->codecpar);
    avcodec_open2(codec, codec->codec, nullptr);
    AVPacket* packet = av_packet_alloc();
    AVFrame* frame = av_frame_alloc();
    const auto take = [&] {
        while (avcodec_receive_frame(codec, frame) == 0) {
            ++film.pictures;
            film.width = frame->width;
            film.height = frame->height;
            film.last = QImage(frame->width, frame->height, QImage::Format_RGB32);
            SwsContext* scaler = sws_getContext(
                frame->width, frame->height, static_cast<AVPixelFormat>(frame->format),
                frame->width, frame->height, AV_PIX_FMT_BGR0, SWS_POINT, nullptr, nullptr, nullptr);
            std::uint8_t* lines[] = {film.last.bits()};
            const int strides[] = {static_cast<int>(film.last.bytesPerLine())};
            sws_scale(scaler, frame->data, frame->linesize, 0, frame->height, lines, strides);
            sws_freeContext(scaler);
        }
    };
    while (av_read_frame(format, packet) >= 0) {
        avcodec_send_packet(codec, packet);
        av_packet_unref(packet);
        take();
    }
    avcodec_send_packet(codec, nullptr);
    take();
    av_frame_free(&frame);
    av_packet_free(&packet);
    avcodec_free_context(&codec);
    avformat_close_input(&format);
    return film;
}

/// What ffprobe, a reader of its own, says of the one stream of pictures.
QJsonObject probed(const fs::path& file)
{
    QProcess process;
    process.start(QStringLiteral("ffprobe"),
                  {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-count_frames"),
                   QStringLiteral("-show_streams"), QStringLiteral("-of"), QStringLiteral("json"),
                   QString::fromStdString(file.string())});
    process.waitForFinished();
    const QJsonObject told = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    const QJsonArray streams = told[QStringLiteral("streams")].toArray();
    return streams.size() == 1 ? streams[0].toObject() : QJsonObject();
}

bool isNear(QRgb a, QColor b, int tolerance)
{
    return std::abs(qRed(a) - b.red()) <= tolerance &&
           std::abs(qGreen(a) - b.green()) <= tolerance &&
           std::abs(qBlue(a) - b.blue()) <= tolerance;
}

}  // namespace

class TestFilmWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void filmsHoldEveryPictureAtTenASecond_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("mp4") << QStringLiteral("film.mp4");
        QTest::newRow("capitals") << QStringLiteral("Film mit Lücke.MP4");
        QTest::newRow("gif") << QStringLiteral("film.gif");
    }

    void filmsHoldEveryPictureAtTenASecond()
    {
        QFETCH(const QString, name);
        const test::TemporaryFolder folder;
        const fs::path file = folder.path() / name.toStdString();
        FilmWriter writer(file, kSize);
        for (int n = 0; n < 20; ++n) {
            writer.add(picture(n));
        }
        writer.finish();
        const Film film = decoded(file);
        QCOMPARE(film.pictures, 20);
        QCOMPARE(QSize(film.width, film.height), kSize);
        QVERIFY2(std::abs(film.seconds - 2) < 0.11, std::to_string(film.seconds).c_str());
        // The square where the last picture has it, left not exchanged with right.
        QVERIFY(isNear(film.last.pixel(20 + 190 + 20, 120), QColor(235, 52, 52), 40));
        QVERIFY(isNear(film.last.pixel(20, 120), QColor(90, 90, 90), 12));
    }

    void otherReadersTakeTheFilm_data() { filmsHoldEveryPictureAtTenASecond_data(); }

    void otherReadersTakeTheFilm()
    {
        QFETCH(const QString, name);
        const test::TemporaryFolder folder;
        const fs::path file = folder.path() / name.toStdString();
        FilmWriter writer(file, kSize);
        for (int n = 0; n < 12; ++n) {
            writer.add(picture(n));
        }
        writer.finish();
        const QJsonObject stream = probed(file);
        QCOMPARE(stream[QStringLiteral("codec_type")].toString(), QStringLiteral("video"));
        QCOMPARE(stream[QStringLiteral("nb_read_frames")].toString(), QStringLiteral("12"));
        QCOMPARE(stream[QStringLiteral("r_frame_rate")].toString(), QStringLiteral("10/1"));
        QCOMPARE(stream[QStringLiteral("width")].toInt(), kSize.width());
        QCOMPARE(stream[QStringLiteral("height")].toInt(), kSize.height());
    }

    void aFilmThatIsNotFinishedLeavesNothing()
    {
        const test::TemporaryFolder folder;
        const fs::path file = folder.path() / "film.mp4";
        {
            FilmWriter writer(file, kSize);
            writer.add(picture(0));
        }
        QVERIFY(fs::is_empty(folder.path()));
        // An older film stays.
        std::ofstream(file) << "x";
        {
            FilmWriter writer(file, kSize);
            writer.add(picture(0));
        }
        QCOMPARE(fs::file_size(file), std::uintmax_t{1});
    }

    void whatCannotBeWrittenIsSaid()
    {
        const test::TemporaryFolder folder;
        const auto refusal = [](const fs::path& file, QSize size) {
            try {
                FilmWriter writer(file, size);
            } catch (const Error& error) {
                return std::string(error.what());
            }
            return std::string();
        };
        QVERIFY(refusal(folder.path() / "film.avi", kSize).find(".gif") != std::string::npos);
        QVERIFY(refusal(folder.path() / "none" / "film.mp4", kSize).find("film.mp4") !=
                std::string::npos);
        QVERIFY(refusal(folder.path() / "film.mp4", {321, 240}).find("even") != std::string::npos);
        FilmWriter writer(folder.path() / "film.mp4", kSize);
        QVERIFY_THROWS_EXCEPTION(Error, writer.add(QImage(10, 10, QImage::Format_RGB32)));
    }

    void greysOfGifsAreFineAndColoursNear()
    {
        const auto palette = filmPalette();
        for (int grey = 0; grey < 256; ++grey) {
            const QRgb shown = palette[filmPaletteIndex(qRgb(grey, grey, grey))];
            QVERIFY(isNear(shown, QColor(grey, grey, grey), 1));
        }
        for (const QColor colour :
             {QColor(235, 52, 52), QColor(46, 200, 84), QColor(66, 120, 255)}) {
            QVERIFY(isNear(palette[filmPaletteIndex(colour.rgb())], colour, 32));
        }
    }
};

QTEST_MAIN(TestFilmWriter)
#include "test_film_writer.moc"
