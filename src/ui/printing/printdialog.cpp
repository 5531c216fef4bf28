// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/printing/printdialog.h"

#include "base/text.h"
#include "ui/exchange/exchangetext.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/prompts.h"
#include "ui/widgets/theme.h"
#include "ui_printdialog.h"

#include <QtCore/QDir>
#include <QtCore/QLocale>
#include <QtPrintSupport/QPrinter>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

using exchange::ExchangeProgress;

namespace {

QString pagesInWords(qsizetype pages)
{
    return Text::tr("%Ln page(s)", nullptr, int(pages));
}

} // namespace

PrintDialog::PrintDialog(const CataloguePage &page, const QList<PrintChoice> &choices, QSettings &settings,
                         Prompts &prompts, QWidget *parent)
    : AutoSizeDialog(parent)
    , m_ui(std::make_unique<Ui::PrintDialog>())
    , m_source(&page)
    , m_prompts(prompts)
{
    m_ui->setupUi(this);
    m_choices = std::make_unique<ChoiceButtons>(
        QList<QRadioButton *>{m_ui->firstChoice, m_ui->secondChoice, m_ui->thirdChoice}, choices);
    m_paper = std::make_unique<PaperChoice>(*m_ui->paperCombo, *m_ui->landscapeCheck, settings);
    setAttribute(Qt::WA_DeleteOnClose);
    arrange();
    connectControls();
    read();
}

PrintDialog::~PrintDialog()
{
    stop();
}

void PrintDialog::arrange()
{
    const int step = theme::step(this);
    m_ui->rows->setContentsMargins(4 * step, 4 * step, 4 * step, 4 * step);
    m_ui->rows->setSpacing(3 * step);
    m_ui->sides->setSpacing(4 * step);
    m_ui->entryRows->setSpacing(step);
    m_ui->paperRow->setContentsMargins(0, 2 * step, 0, 0);
    theme::makeSection(m_ui->heading);
    setMinimumWidth(80 * fontMetrics().averageCharWidth());
    (m_choices->isOffered() ? static_cast<QWidget *>(m_ui->firstChoice) : m_ui->paperCombo)
        ->setFocus(Qt::OtherFocusReason);
}

void PrintDialog::connectControls()
{
    connect(m_choices.get(), &ChoiceButtons::changed, this, &PrintDialog::read);
    const auto setAnew = [this] {
        m_paper->remember();
        m_printout ? setOut() : read();
    };
    connect(m_ui->paperCombo, &QComboBox::currentIndexChanged, this, setAnew);
    connect(m_ui->landscapeCheck, &QCheckBox::toggled, this, setAnew);
    connect(m_ui->previousPageButton, &QPushButton::clicked, this, [this] { turn(-1); });
    connect(m_ui->nextPageButton, &QPushButton::clicked, this, [this] { turn(1); });
    connect(m_ui->preview, &PagePreview::resized, this, &PrintDialog::showPage);
    connect(m_ui->savePdfButton, &QPushButton::clicked, this, &PrintDialog::choosePdf);
    connect(m_ui->printButton, &QPushButton::clicked, this, &PrintDialog::choosePrinter);
    connect(m_ui->stopPrintButton, &QPushButton::clicked, this, &PrintDialog::stopByHand);
    connect(m_ui->closePrintButton, &QPushButton::clicked, this, &QDialog::reject);
}

void PrintDialog::read()
{
    stop();
    m_printout.reset();
    m_pages.reset();
    if (!m_source)
        return showState();
    m_reader = m_choices->chosen().read(*m_source);
    begin(tr("Reading"));
    connect(m_reader.get(), &PrintReader::progressed, this, [this](qint64 rows, qint64 total) {
        const QLocale locale;
        m_ui->pane->show({.stage = ExchangeProgress::Stage::Records, .done = rows, .total = total},
                         total > 0 ? tr("Reading: %1 of %2").arg(locale.toString(rows), locale.toString(total))
                                   : tr("Reading: %1").arg(locale.toString(rows)));
    });
    connect(m_reader.get(), &PrintReader::failed, this, [this](const Error &error) {
        m_reader.release()->deleteLater(); // It is what calls.
        stop();
        const bool isTooMuch = error.kind == ErrorKind::Invalid;
        m_ui->pane->banner().tell(error, isTooMuch ? QString() : tr("Try again"), [this] { read(); });
    });
    connect(m_reader.get(), &PrintReader::finished, this, [this](const Printout &printout) {
        m_reader.release()->deleteLater();
        take(printout);
    });
    m_reader->start();
}

void PrintDialog::leave()
{
    m_source = nullptr;
    if (m_reader)
        stop();
    if (!m_printout) {
        m_ui->pane->banner().tell(Banner::Tone::Warning,
                                  tr("The catalogue is not open any more, so nothing can be read from it. When it is "
                                     "open again, this goes on."));
    }
    showState();
}

void PrintDialog::enter(const CataloguePage &page)
{
    m_source = &page;
    m_printout ? showState() : read();
}

void PrintDialog::take(const Printout &printout)
{
    m_printout = printjobs::kept(printout);
    if (!printout.isEmpty())
        return setOut();
    stop();
    m_ui->pane->banner().tell(Banner::Tone::Information, tr("There is nothing here that could be printed."));
}

void PrintDialog::setOut()
{
    stop();
    m_pages.reset();
    begin(tr("Making pages"));
    const PageForm form = PageForm::of(m_paper->layout(), font().family());
    m_ui->preview->setPaper(form.paper);
    m_running = deliver(printjobs::setOut(m_printout, form, m_stop, progress(tr("Making pages: %1"))), this,
                        [this](const Result<printjobs::Pages> &pages) {
                            if (!pages)
                                return finish(passOn(pages), {});
                            m_pages = *pages;
                            stop();
                            showPage();
                        });
}

//! The picture is painted elsewhere and comes when it is ready.
void PrintDialog::showPage()
{
    if (!m_pages || !isVisible())
        return;
    if (m_noPicture)
        *m_noPicture = true;
    m_noPicture = std::make_shared<std::atomic_bool>(false);
    const int width = m_ui->preview->pictureWidth();
    m_picture = deliver(printjobs::picture(m_pages, m_page, width, m_noPicture), this,
                        [this, pages = m_pages](const Result<QImage> &picture) {
                            if (picture && pages == m_pages)
                                m_ui->preview->setPicture(*picture);
                        });
}

void PrintDialog::turn(int pages)
{
    m_page += pages;
    showState();
    showPage();
}

void PrintDialog::choosePdf()
{
    m_prompts.saveFile(this, tr("Save as PDF"), suggestedFile(m_printout->heading, u"pdf"_s),
                       [this](const QString &path) { writePdf(path); });
}

void PrintDialog::writePdf(const QString &path)
{
    if (!m_pages || m_stop)
        return;
    begin(tr("Writing"));
    m_running = deliver(
        printjobs::writePdf(path, m_pages, m_stop, progress(tr("Writing: %1"))), this,
        [this, path](const Result<qsizetype> &pages) {
            finish(pages,
                   tr("Written: %1, to “%2”.").arg(pagesInWords(pages.value_or(0)), QDir::toNativeSeparators(path)));
        });
}

void PrintDialog::choosePrinter()
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setPageLayout(m_paper->layout());
    m_prompts.choosePrinter(this, printer, int(m_pages->count()), [this, printer] {
        if (!m_pages || m_stop)
            return;
        begin(tr("Printing"));
        m_running = deliver(printjobs::print(printer, m_pages, m_stop, progress(tr("Printing: %1"))), this,
                            [this](const Result<qsizetype> &pages) {
                                finish(pages, tr("Sent to the printer: %1.").arg(pagesInWords(pages.value_or(0))));
                            });
    });
}

void PrintDialog::begin(const QString &running)
{
    m_stop = std::make_shared<std::atomic_bool>(false);
    m_ui->pane->begin(running);
    showState();
}

printjobs::Progress PrintDialog::progress(const QString &text)
{
    const auto show = queued<ExchangeProgress>(this, [this, text, stop = m_stop](const ExchangeProgress &now) {
        if (stop == m_stop)
            m_ui->pane->show(now, text.arg(QLocale().toString(100 * now.done / qMax<qint64>(1, now.total)) + u" %"_s));
    });
    return [show](qint64 done, qint64 total) {
        show({.stage = ExchangeProgress::Stage::Records, .done = done, .total = total});
    };
}

void PrintDialog::finish(const Result<qsizetype> &pages, const QString &sentence)
{
    stop();
    if (!pages)
        return m_ui->pane->banner().tell(pages.error());
    m_ui->pane->banner().tell(Banner::Tone::Success, sentence);
}

void PrintDialog::stop()
{
    if (m_stop)
        *m_stop = true;
    m_stop.reset();
    m_running = Pending();
    m_reader.reset();
    showState();
}

void PrintDialog::stopByHand()
{
    const bool isWritten = m_pages != nullptr;
    stop();
    if (isWritten) {
        return m_ui->pane->banner().tell(Banner::Tone::Information,
                                         tr("This was stopped: there is no new file, and nothing more is printed."));
    }
    m_ui->pane->banner().tell(Banner::Tone::Information, tr("This was stopped."), tr("Read again"), [this] { read(); });
}

void PrintDialog::showState()
{
    const bool isRunning = m_stop != nullptr;
    if (!isRunning)
        m_ui->pane->rest();
    if (!m_pages)
        m_ui->preview->clear();
    const bool isReady = m_pages && !isRunning;
    m_page = m_pages ? qBound<qsizetype>(0, m_page, m_pages->count() - 1) : 0;
    const QLocale locale;
    m_ui->pageLabel->setText(
        m_pages ? tr("Page %1 of %2").arg(locale.toString(m_page + 1), locale.toString(m_pages->count())) : QString());
    m_ui->preview->setAccessibleDescription(m_ui->pageLabel->text());
    m_ui->previousPageButton->setEnabled(m_page > 0);
    m_ui->nextPageButton->setEnabled(m_pages && m_page + 1 < m_pages->count());
    m_ui->savePdfButton->setEnabled(isReady);
    m_ui->printButton->setEnabled(isReady);
    m_ui->stopPrintButton->setVisible(isRunning);
    m_choices->setEnabled(m_source);
}

void PrintDialog::showEvent(QShowEvent *event)
{
    AutoSizeDialog::showEvent(event);
    showPage();
}

void PrintDialog::done(int result)
{
    stop();
    AutoSizeDialog::done(result);
}

} // namespace catalpa::ui
