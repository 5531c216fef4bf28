// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/samplecontroller.h"

#include "core/records/quotedname.h"
#include "models/catalogueopener.h"
#include "ui/catalogue/cataloguepage.h"
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
    connect(&opener, &CatalogueOpener::sampleAdded, this, [this](const SampleReport &report) {
        Q_EMIT told(tr("%Ln author(s) added, with their books.", nullptr, int(report.authors)));
        if (m_page)
            m_page->refresh();
    });
    connect(&opener, &CatalogueOpener::sampleFailed, this, &SampleController::fail);
}

void SampleController::add(CataloguePage *page, const QString &catalogue)
{
    m_page = page;
    if (!page)
        return;
    if (m_opener.isLocal())
        return m_opener.addSample();
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
                   .consequences = tr("Everybody who uses this catalogue sees them. What it has already is left alone. "
                                      "To take them back, search the authors for added:<1d, choose the rows and "
                                      "delete them with their books."),
                   .confirm = tr("Add sample books")},
                  [this] {
                      if (m_page)
                          m_opener.addSample();
                  });
}

void SampleController::fail(const Error &error)
{
    if (m_page)
        m_page->banner()->tell(error);
}

} // namespace catalpa::ui
