"""Alembic's environment: the connection comes from `migrations.upgrade`."""

from alembic import context

from scse_desk.store.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
