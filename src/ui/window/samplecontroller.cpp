// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/samplecontroller.h"

#include "core/history/recordhistory.h"
#include "core/records/quotedname.h"
#include "models/catalogueopener.h"
#include "models/edits/undostack.h"
#include "ui/catalogue/cataloguepage.h"
#include "ui/edits/batchsteps.h"
#include "ui/edits/editscontroller.h"
#include "ui/edits/latenotice.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/prompts.h"

namespace catalpa::ui {

SampleController::SampleController(const Services &services, Prompts &prompts, CatalogueOpener &opener, QWidget &window)
    : QObject(&window)
    , m_services(services)
    , m_prompts(prompts)
    , m_opener(opener)
    , m_window(window)
{
    connect(&opener, &CatalogueOpener::sampleAdded, this, &SampleController::take);
    connect(&opener, &CatalogueOpener::sampleFailed, this, &SampleController::fail);
}

void SampleController::add(CataloguePage *page, const QString &catalogue)
{
    m_page = page;
    if (!page)
        return;
    if (m_opener.isLocal())
        return begin();
    m_sample = deliver(m_services.readSample(), this, [this, catalogue](const Result<Sample> &sample) {
        if (sample)
            ask(*sample, catalogue);
        else
            fail(sample.error());
    });
}

void SampleController::ask(const Sample &sample, const QString &catalogue)
{
    const QString books = tr("%Ln book(s)", nullptr, int(sample.bookCount()));
    m_prompts.ask(&m_window,
                  {.title = tr("Add sample books"),
                   .text = tr("Add %Ln author(s) and %2 to %1?", nullptr, int(sample.authors.size()))
                               .arg(quotedName(catalogue), books),
                   .consequences = tr("Everybody who uses this catalogue sees them. What it has already is left alone.")
                       + u' ' + wayBack(),
                   .confirm = tr("Add sample books")},
                  [this] {
                      if (m_page)
                          begin();
                  });
}

void SampleController::begin()
{
    if (!m_notice || m_notice->parent() != m_page)
        m_notice = new LateNotice(*m_page->banner(), m_page);
    m_notice->begin(tr("Adding sample books…"));
    m_opener.addSample();
}

void SampleController::end()
{
    if (m_notice)
        m_notice->end();
}

QString SampleController::wayBack() const
{
    if (m_page && m_page->history())
        return tr("Undo takes all of it back in one go; later, History of one of the entries does.");
    return tr("This database records no history, so it is no step of undo. To take them back, search the authors for "
              "added:<1d, choose the rows and delete them with their books, which is one.");
}

void SampleController::take(const SampleReport &report, const QString &batch)
{
    end();
    Q_EMIT told(tr("%Ln author(s) added, with their books.", nullptr, int(report.authors)));
    if (!m_page)
        return;
    m_page->refresh();
    RecordHistory *history = m_page->history();
    if (!history || report == SampleReport())
        return;
    auto *steps =
        new BatchSteps([history](const QString &done, const QString &token) { return history->takeBack(done, token); },
                       *m_page->banner(), m_page);
    connect(steps, &BatchSteps::ended, m_page.data(), &CataloguePage::refresh);
    m_page->edits().undoStack().push(steps->step(tr("adding of sample books"), batch));
}

void SampleController::fail(const Error &error)
{
    end();
    if (m_page)
        m_page->banner()->tell(error);
}

} // namespace catalpa::ui
