#include "ui/export/film_writer.h"

#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"
#include "ui/export/film_palette.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/sentence_text.h"
#include "ui/widgets/translated.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/opt.h>
#include <libswscale/swscale.h>
}

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>
#include <string>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

struct Free {
    void operator()(AVCodecContext* codec) const { avcodec_free_context(&codec); }
    void operator()(AVFrame* frame) const { av_frame_free(&frame); }
    void operator()(AVPacket* packet) const { av_packet_free(&packet); }
    void operator()(SwsContext* scaler) const { sws_freeContext(scaler); }
    void operator()(AVFormatContext* format) const
    {
        avio_closep(&format->pb);
        avformat_free_context(format);
    }
};

template <typename T>
using Owned = std::unique_ptr<T, Free>;

std::string lowerEnding(const fs::path& file)
{
    std::string ending = file.extension().string();
    std::ranges::transform(ending, ending.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return ending;
}

const AVCodec* encoderFor(bool gif)
{
    if (gif) {
        return avcodec_find_encoder(AV_CODEC_ID_GIF);
    }
    for (const char* name : {"libx264", "libopenh264"}) {
        if (const AVCodec* codec = avcodec_find_encoder_by_name(name)) {
            return codec;
        }
    }
    return avcodec_find_encoder(AV_CODEC_ID_MPEG4);
}

}  // namespace

struct FilmWriter::Private {
    Private(const fs::path& target, QSize filmSize)
        : file(target), size(filmSize), isGif(lowerEnding(target) == ".gif"), part(target)
    {
    }

    fs::path file;
    QSize size;
    bool isGif;
    PartFile part;
    Owned<AVFormatContext> format;
    Owned<AVCodecContext> codec;
    Owned<AVFrame> frame{av_frame_alloc()};
    Owned<AVPacket> packet{av_packet_alloc()};
    Owned<SwsContext> scaler;
    AVStream* stream = nullptr;
    std::int64_t pictures = 0;

    [[noreturn]] void fail(const char* what, int code) const
    {
        std::array<char, AV_ERROR_MAX_STRING_SIZE> text{};
        av_strerror(code, text.data(), text.size());
        throw Error(
            glioscope::tr(
                "The film %1 cannot be written (%2: %3); check the disk, or choose another "
                "place.")
                .arg(pathString(file), QString::fromLatin1(what), QString::fromUtf8(text.data()))
                .toStdString());
    }
    int check(int code, const char* what) const
    {
        if (code < 0) {
            fail(what, code);
        }
        return code;
    }

    void open();
    void openEncoder();
    void fill(const QImage& picture);
    void encode(const AVFrame* picture);
};

void FilmWriter::Private::openEncoder()
{
    const AVCodec* encoder = encoderFor(isGif);
    if (!encoder) {
        fail("no encoder", AVERROR_ENCODER_NOT_FOUND);
    }
    codec.reset(avcodec_alloc_context3(encoder));
    codec->width = size.width();
    codec->height = size.height();
    codec->time_base = {1, kFilmPicturesPerSecond};
    codec->framerate = {kFilmPicturesPerSecond, 1};
    codec->pix_fmt = isGif ? AV_PIX_FMT_PAL8 : AV_PIX_FMT_YUV420P;
    codec->bit_rate = 8'000'000;  // of what knows no quality; slices have fine detail
    codec->gop_size = kFilmPicturesPerSecond;
    if (std::strcmp(encoder->name, "libx264") == 0) {
        codec->bit_rate = 0;
        av_opt_set(codec->priv_data, "crf", "18", 0);
    }
    if (format->oformat->flags & AVFMT_GLOBALHEADER) {
        codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    }
    check(avcodec_open2(codec.get(), encoder, nullptr), "encoder");
}

void FilmWriter::Private::open()
{
    const std::string path = part.path().string();
    AVFormatContext* made = nullptr;
    check(avformat_alloc_output_context2(&made, nullptr, isGif ? "gif" : "mp4", path.c_str()),
          "format");
    format.reset(made);
    openEncoder();
    stream = avformat_new_stream(format.get(), nullptr);
    check(stream ? 0 : AVERROR(ENOMEM), "stream");
    stream->time_base = codec->time_base;
    stream->avg_frame_rate = codec->framerate;
    check(avcodec_parameters_from_context(stream->codecpar, codec.get()), "stream");
    check(avio_open(&format->pb, path.c_str(), AVIO_FLAG_WRITE), "file");
    check(avformat_write_header(format.get(), nullptr), "header");
    frame->format = codec->pix_fmt;
    frame->width = codec->width;
    frame->height = codec->height;
    check(av_frame_get_buffer(frame.get(), 0), "memory");
    if (!isGif) {
        scaler.reset(sws_getContext(size.width(), size.height(), AV_PIX_FMT_BGR0, size.width(),
                                    size.height(), codec->pix_fmt, SWS_BICUBIC, nullptr, nullptr,
                                    nullptr));
        check(scaler ? 0 : AVERROR(ENOMEM), "memory");
    }
}

void FilmWriter::Private::fill(const QImage& picture)
{
    check(av_frame_make_writable(frame.get()), "memory");
    if (!isGif) {
        const std::uint8_t* lines[] = {picture.constBits()};
        const int strides[] = {static_cast<int>(picture.bytesPerLine())};
        sws_scale(scaler.get(), lines, strides, 0, size.height(), frame->data, frame->linesize);
        return;
    }
    const auto palette = filmPalette();
    std::memcpy(frame->data[1], palette.data(), sizeof palette);
    for (int y = 0; y < size.height(); ++y) {
        const auto* from = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
        std::uint8_t* to = frame->data[0] + std::ptrdiff_t{y} * frame->linesize[0];
        std::transform(from, from + size.width(), to, filmPaletteIndex);
    }
}

void FilmWriter::Private::encode(const AVFrame* picture)
{
    check(avcodec_send_frame(codec.get(), picture), "picture");
    for (;;) {
        const int got = avcodec_receive_packet(codec.get(), packet.get());
        if (got == AVERROR(EAGAIN) || got == AVERROR_EOF) {
            return;
        }
        check(got, "picture");
        packet->stream_index = stream->index;
        packet->duration = 1;
        av_packet_rescale_ts(packet.get(), codec->time_base, stream->time_base);
        check(av_interleaved_write_frame(format.get(), packet.get()), "file");
    }
}

FilmWriter::FilmWriter(const fs::path& file, QSize size)
{
    const std::string ending = lowerEnding(file);
    if (ending != ".mp4" && ending != ".gif") {
        throw Error(glioscope::tr(
                        "The film %1 cannot be written: its name ends neither in .mp4 nor in .gif; "
                        "choose one.")
                        .arg(pathString(file))
                        .toStdString());
    }
    if (size.width() < 2 || size.height() < 2 || size.width() % 2 || size.height() % 2) {
        throw Error(Sentence::of("A film needs sides of an even number of pixels."));
    }
    av_log_set_level(AV_LOG_QUIET);  // what matters is said by our own sentences
    d = std::make_unique<Private>(file, size);
    d->open();
}

FilmWriter::~FilmWriter() = default;

void FilmWriter::add(const QImage& picture)
{
    if (picture.size() != d->size) {
        throw Error(Sentence::of("A picture of another size does not fit the film."));
    }
    d->fill(picture.convertToFormat(QImage::Format_RGB32));
    d->frame->pts = d->pictures++;
    d->encode(d->frame.get());
}

void FilmWriter::finish()
{
    d->encode(nullptr);
    d->check(av_write_trailer(d->format.get()), "end");
    d->check(avio_closep(&d->format->pb), "file");
    if (const std::error_code failure = d->part.commit()) {
        throw Error(glioscope::tr("The film %1 cannot be written: %2.")
                        .arg(pathString(d->file), shownSentence(writeFailure(failure)))
                        .toStdString());
    }
}

QString FilmWriter::encoder() const
{
    return QString::fromLatin1(d->codec->codec->name);
}

}  // namespace glioscope
