// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/printing/pages/printjobs.h"

#include "base/futures.h"
#include "base/text.h"
#include "platform/wholefile.h"

#include <QtCore/QThreadPool>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>
#include <QtPrintSupport/QPrinter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::ui::printjobs {
namespace {

constexpr uint whitePaper = 0xffffffffU;

//! One thread: what is printed does not take the others, in which the journal of edits is written.
QThreadPool *printing()
{
    static QThreadPool pool;
    pool.setMaxThreadCount(1);
    return &pool;
}

//! Paints the pages from \a first to \a last.
Result<qsizetype> paintAll(QPagedPaintDevice &device, const PrintedPages &pages, qsizetype first, qsizetype last,
                           const Stop &stop, const Progress &progress)
{
    QPainter painter;
    if (!painter.begin(&device))
        return failure(ErrorKind::Offline,
                       Text::tr("Printing could not begin. Choose another printer or another file."));
    painter.scale(qreal(device.logicalDpiX()) / dotsPerInch, qreal(device.logicalDpiY()) / dotsPerInch);
    for (qsizetype page = first; page <= last; ++page) {
        if (stop && *stop)
            return failure(ErrorKind::Cancelled, Text::tr("This was stopped."));
        if (page > first && !device.newPage())
            return failure(ErrorKind::Offline, Text::tr("The next page could not be begun."));
        pages.paint(painter, page);
        progress(page - first + 1, last - first + 1);
    }
    painter.end();
    return last - first + 1;
}

Result<qsizetype> written(const QString &path, const PrintedPages &pages, const Stop &stop, const Progress &progress)
{
    platform::WholeFile file(path, platform::WholeFile::Access::Usual);
    if (const auto begun = file.begin(); !begun)
        return passOn(begun);
    QPdfWriter pdf(&file);
    pdf.setResolution(dotsPerInch);
    pdf.setTitle(pages.printout().heading);
    pdf.setCreator(u"Catalpa"_s);
    const QSizeF paper = pages.form().paper / points(1);
    pdf.setPageLayout(
        QPageLayout(QPageSize(paper, QPageSize::Point, {}, QPageSize::ExactMatch), QPageLayout::Portrait, QMarginsF()));
    const auto painted = paintAll(pdf, pages, 0, pages.count() - 1, stop, progress);
    if (!painted)
        return painted;
    if (file.hasFailed())
        return failure(ErrorKind::Offline, Text::tr("The file could not be written: %1").arg(file.errorString()));
    return file.commit().map([&] { return *painted; });
}

Result<qsizetype> printed(QPrinter &printer, const PrintedPages &pages, const Stop &stop, const Progress &progress)
{
    qsizetype first = 0;
    qsizetype last = pages.count() - 1;
    if (printer.printRange() == QPrinter::PageRange && printer.fromPage() > 0) {
        first = std::min<qsizetype>(printer.fromPage() - 1, last);
        last = std::clamp<qsizetype>(printer.toPage() - 1, first, last);
    }
    const auto painted = paintAll(printer, pages, first, last, stop, progress);
    if (!painted && painted.error().kind == ErrorKind::Cancelled)
        printer.abort();
    return painted;
}

} // namespace

QFuture<Result<Pages>> setOut(std::shared_ptr<const Printout> printout, const PageForm &form, Stop stop,
                              Progress progress)
{
    return inBackground([printout = std::move(printout), form, stop = std::move(stop),
                         progress = std::move(progress)] { return PrintedPages::of(printout, form, stop, progress); },
                        printing());
}

QFuture<Result<QImage>> picture(Pages pages, qsizetype page, int width, Stop stop)
{
    return inBackground(
        [pages = std::move(pages), page, width, stop = std::move(stop)]() -> Result<QImage> {
            if (*stop) // Another one is wanted already.
                return failure(ErrorKind::Cancelled, {});
            const QSizeF paper = pages->form().paper;
            const qreal scale = width / paper.width();
            QImage image(width, int(paper.height() * scale), QImage::Format_RGB32);
            image.fill(whitePaper);
            QPainter painter(&image);
            painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
            painter.scale(scale, scale);
            pages->paint(painter, page);
            return image;
        },
        printing());
}

QFuture<Result<qsizetype>> writePdf(const QString &path, Pages pages, Stop stop, Progress progress)
{
    return inBackground([path, pages = std::move(pages), stop = std::move(stop),
                         progress = std::move(progress)] { return written(path, *pages, stop, progress); },
                        printing());
}

QFuture<Result<qsizetype>> print(std::shared_ptr<QPrinter> printer, Pages pages, Stop stop, Progress progress)
{
    return inBackground(
        [printer = std::move(printer), pages = std::move(pages), stop = std::move(stop),
         progress = std::move(progress)]() -> Result<qsizetype> {
            printer->setFullPage(true);
            printer->setDocName(pages->printout().heading);
            const PageForm form = PageForm::of(printer->pageLayout(), pages->form().fontFamily);
            const auto shared = std::make_shared<const Printout>(pages->printout());
            // Setting it out is about half of the work.
            const auto half = [&progress](qint64 done, qint64 total) {
                progress(done, 2 * total);
            };
            const auto rest = [&progress](qint64 done, qint64 total) {
                progress(total + done, 2 * total);
            };
            return PrintedPages::of(shared, form, stop, half).and_then([&](const Pages &set) {
                return printed(*printer, *set, stop, rest);
            });
        },
        printing());
}

std::shared_ptr<const Printout> kept(const Printout &printout)
{
    return {new Printout(printout), [](Printout *old) {
                discard(std::move(*old));
                delete old;
            }};
}

void discard(Printout printout)
{
    printing()->start([held = std::move(printout)]() mutable { held = {}; });
}

} // namespace catalpa::ui::printjobs
