// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "exchange/catalogue/bookexchange.h"
#include "ui/printing/choicebuttons.h"
#include "ui/printing/pages/printjobs.h"
#include "ui/printing/paperchoice.h"
#include "ui/widgets/windows/autosizedialog.h"

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace Ui {
class PrintDialog;
}

namespace catalpa::ui {

class Prompts;

//! Shows on paper what can be printed, and prints it or writes it into a PDF file. Reading, setting out and painting
//! are done in the background. Deletes itself when closed; what runs is then stopped.
class PrintDialog final : public AutoSizeDialog {
    Q_OBJECT

public:
    //! \a page has to be there until leave(), \a settings and \a prompts must outlive the dialog; there is one choice
    //! at least.
    PrintDialog(const CataloguePage &page, const QList<PrintChoice> &choices, QSettings &settings, Prompts &prompts,
                QWidget *parent = nullptr);
    ~PrintDialog() override;

    //! The page of the catalogue has gone: what has been read can be printed, and nothing else be chosen.
    void leave();
    //! The page of this catalogue is there again; what was not read is read from that.
    void enter(const CataloguePage &page);

protected:
    void done(int result) override;
    void showEvent(QShowEvent *event) override;

private:
    void arrange();
    void connectControls();
    void read();
    void take(const Printout &printout);
    void setOut();
    void showPage();
    void turn(int pages);
    void choosePdf();
    void writePdf(const QString &path);
    void choosePrinter();
    //! \a running says what is being done.
    void begin(const QString &running);
    printjobs::Progress progress(const QString &text);
    void finish(const Result<qsizetype> &pages, const QString &sentence);
    void stop();
    void stopByHand();
    void showState();

    std::unique_ptr<Ui::PrintDialog> m_ui;
    const CataloguePage *m_source; //!< Null while it is not there.
    std::unique_ptr<ChoiceButtons> m_choices;
    std::unique_ptr<PaperChoice> m_paper;
    Prompts &m_prompts;
    std::unique_ptr<PrintReader> m_reader; //!< While rows are read.
    std::shared_ptr<const Printout> m_printout; //!< When they are.
    printjobs::Pages m_pages; //!< When they are set out.
    qsizetype m_page = 0; //!< The one that is seen.
    printjobs::Stop m_stop; //!< Null while nothing runs.
    Pending m_running;
    Pending m_picture;
    printjobs::Stop m_noPicture; //!< Of the page that is being painted to be seen.
};

} // namespace catalpa::ui
