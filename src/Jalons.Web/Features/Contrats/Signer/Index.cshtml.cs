using System.ComponentModel.DataAnnotations;
using Jalons.Data.Socle;
using Jalons.Domain.Contrats;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Jalons.Web.Ui.Suivi;
using Microsoft.AspNetCore.Mvc;

namespace Jalons.Web.Features.Contrats.Signer;

/// <summary>The contract shown to the person, large and in plain words; both sign here, in either order, or the paper is recorded.</summary>
public sealed class IndexModel(SignerContrat signer, JalonsDb db, AgentCourant courant, TimeProvider horloge) : PageDuContrat(db, courant)
{
    /// <summary>A signature given on paper.</summary>
    public sealed class SurPapier
    {
        /// <summary>Name written on the paper.</summary>
        [Display(Name = "Nom écrit sur le papier")]
        [Required(ErrorMessage = "Recopiez le prénom et le nom écrits sur le papier.")]
        public string? Nom { get; set; }

        /// <summary>Day of the signature.</summary>
        [Display(Name = "Date de la signature")]
        [Required(ErrorMessage = "Il manque la date de la signature.")]
        public DateOnly? Le { get; set; }
    }

    /// <summary>What the person writes on the screen.</summary>
    public SignatureSaisie Saisie { get; private set; } = new();

    /// <summary>What the référent copies from the paper.</summary>
    public SurPapier Papier { get; private set; } = new();

    /// <summary>Name of the agent.</summary>
    public string Agent { get; } = courant.Agent.Nom;

    /// <summary>Shows the contract; once signed by both, its page.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken annulation) =>
        !await ChargerAsync(id, annulation) ? NotFound() : Lu.Contrat.Statut == StatutContrat.Propose ? Page() : Redirect($"/contrats/{id}");

    /// <summary>The person signs on the screen.</summary>
    public async Task<IActionResult> OnPostPersonneAsync(long id, [FromForm(Name = "Saisie")] SignatureSaisie saisie, CancellationToken annulation)
    {
        Saisie = saisie;
        return await SignerAsync(id, () => signer.PersonneAsync(new ContratId(id), saisie.Nom, saisie.Empreinte, ModeSignature.EnPresence, null, annulation), annulation);
    }

    /// <summary>The référent records a paper.</summary>
    public async Task<IActionResult> OnPostPapierAsync(long id, [FromForm(Name = "Papier")] SurPapier papier, string? empreinte, CancellationToken annulation)
    {
        Papier = papier;
        return await SignerAsync(id, () => signer.PersonneAsync(new ContratId(id), papier.Nom, empreinte, ModeSignature.Papier, papier.Le, annulation), annulation);
    }

    /// <summary>The référent signs.</summary>
    public Task<IActionResult> OnPostReferentAsync(long id, string? empreinte, CancellationToken annulation) =>
        SignerAsync(id, () => signer.ReferentAsync(new ContratId(id), empreinte, annulation), annulation);

    private async Task<IActionResult> SignerAsync(long id, Func<Task<Result?>> acte, CancellationToken annulation)
    {
        if (!ModelState.IsValid)
        {
            return await ChargerAsync(id, annulation) ? Page() : NotFound();
        }

        return await ConclureAsync(id, await acte(), () => Signe(id), annulation);
    }

    /// <inheritdoc/>
    protected override Task CompleterAsync(CancellationToken annulation)
    {
        Papier.Le ??= horloge.Aujourdhui();
        return Task.CompletedTask;
    }

    private RedirectResult Signe(long id)
    {
        if (Lu.Contrat.Statut == StatutContrat.Signe)
        {
            this.Confirmer("Le contrat est signé par les deux", $"Il va du {Dates.Simple(Lu.Contrat.Debut!.Value)} au {Dates.Simple(Lu.Contrat.Fin!.Value)}. {Lu.Personne.NomComplet} le retrouve dans son espace personnel. Remettez-lui aussi un exemplaire sur papier.");
            return Redirect($"/contrats/{id}");
        }

        this.Confirmer("La signature est enregistrée", "Il manque encore l’autre signature.");
        return Redirect($"/contrats/{id}/signer");
    }
}
