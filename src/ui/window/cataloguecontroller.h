// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/services.h"
#include "ui/catalogue/pageremains.h"
#include "ui/migrations/migrationscontroller.h"

#include <QtCore/QObject>

#include <functional>
#include <memory>

namespace catalpa {
class CatalogueOpener;
}

namespace catalpa::ui {

struct ActionStates;
class CataloguePage;
class ConnectionGate;
class LeaveController;
class PageStack;
class RecentCatalogues;
class SampleController;

//! The one catalogue that may be open: opens and closes it, and shows the page that its state asks for.
class CatalogueController final : public QObject {
    Q_OBJECT

public:
    //! All must outlive this; \a button as in MigrationsController, \a window is the parent of dialogs.
    CatalogueController(const Services &services, QSettings &settings, Prompts &prompts, PageStack &pages,
                        QToolButton &button, QWidget &window);
    ~CatalogueController() override;

    //! Opens what was open last, or shows the start page.
    void begin();
    void showStart();
    void openLocal(bool withSample);
    //! Shows the catalogue on this computer, and opens it when it is not open.
    void showLocal();
    //! Opens an address, on the connect page, where the password can be given.
    void offer(const QString &address, const QString &name = {});
    //! Opens a catalogue whose address is kept; see RecentCatalogues.
    void openRemembered(const QString &name);
    //! Connects at once. \a name is for people, of what is not to be remembered under it.
    void open(const ConnectionAddress &address, const QString &name = {});
    //! Calls \a leave once what was typed is safe; see LeaveController.
    void leave(std::function<void()> leave);
    //! Closes it for good: the next start shows the start page.
    void close();
    //! Looks at the catalogue again, into which records were restored, or opens the one on this computer.
    void reopen();
    //! Does \a work on the catalogue that is open and can be changed, or else on the next one that is.
    void whenOpen(std::function<void(CataloguePage &)> work);
    void addSample();
    void openMigrations();

    //! The page, in front or not; null while no catalogue is shown.
    CataloguePage *page() const { return m_page.get(); }
    //! Null while none is open.
    const Catalogue *catalogue() const;
    bool isLocal() const;
    QString name() const; //!< For people; empty while none is open.
    ActionStates states() const;

Q_SIGNALS:
    void pageOpened(catalpa::ui::CataloguePage &page);
    void statesChanged();
    //! Something was done; a sentence for the status bar.
    void told(const QString &sentence);

private:
    void connectPages();
    void connectOpener();
    void showWaiting(const QString &sentence);
    void showOpened(const CatalogueCapabilities &capabilities);
    void showCatalogue(const CatalogueCapabilities &capabilities);
    void showLack(const CatalogueCapabilities &capabilities);
    void showFailure(const Error &error);
    void drop();
    void leaveConnectPage(); //!< For the catalogue that is still open, or the start page.
    MigrationsController::Place toMigrate() const;

    Services m_services;
    Prompts &m_prompts;
    PageStack &m_pages;
    QWidget &m_window;
    ConnectionGate *m_gate;
    LeaveController *m_leave;
    std::unique_ptr<RecentCatalogues> m_recent;
    std::unique_ptr<CatalogueOpener> m_opener;
    std::unique_ptr<SampleController> m_sample; //!< The same.
    std::unique_ptr<MigrationsController> m_migrations; //!< Destroyed before the opener, whose history it shows.
    std::unique_ptr<CataloguePage> m_page; //!< The same: it asks the catalogue's stores.
    PageRemains m_remains; //!< Of the page that was shown of this catalogue before.
    std::function<void(CataloguePage &)> m_whenOpen; //!< What waits for a catalogue.
};

} // namespace catalpa::ui
